package org.houzhen.kiosk.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.FakeHospital;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.wire.OrderState;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The power goes at every step of delivering a slip, before and after what the step does. */
class PrintCrashTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T01:30:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final FakeHospital hospital = new FakeHospital(CLOCK);
    private final FakeDevices devices = new FakeDevices();
    private final AtomicInteger steps = new AtomicInteger();
    private int crashAt;

    /** The process is gone. */
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18})
    void noSlipIsLostAndNoneComesOutTwiceUnmarked(int step) throws InterruptedException {
        String tradeNo = hospital.order(OrderState.DONE);
        crashAt = step;
        boolean cut = delivered(tradeNo);

        crashAt = 0;
        assertThat(delivered(tradeNo)).isFalse();

        long unmarked =
                devices.texts().stream().filter(text -> !text.contains("补打")).count();
        assertThat(devices.paper).isNotEmpty();
        assertThat(unmarked).isLessThanOrEqualTo(1);
        assertThat(devices.paper).hasSizeLessThanOrEqualTo(cut ? 2 : 1);
        assertThat(hospital.slipReports).isNotEmpty().allMatch(report -> report.confirmed());
        assertThat(cut).as("step %s exists", step).isEqualTo(step <= 14);
    }

    /** One life of the process. True if the power went. */
    private boolean delivered(String tradeNo) throws InterruptedException {
        steps.set(0);
        try (var file = new SqlitePrintJournal(folder.resolve("print.db"), CLOCK)) {
            file.recover();
            PrintJournal journal = fragile(PrintJournal.class, file);
            TerminalDevices printer = fragile(TerminalDevices.class, devices);
            HospitalServer server = fragile(HospitalServer.class, hospital);
            var layout = new SlipLayout("青禾县人民医院", "自助机 1", ZoneId.of("Asia/Shanghai"));
            new SlipDesk(journal, new SlipPrinter(journal, printer, layout, CLOCK), server)
                    .deliver(hospital.orders.get(tradeNo));
            return false;
        } catch (PowerCut e) {
            return true;
        }
    }

    private <T> T fragile(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            step();
            try {
                Object result = method.invoke(real, args);
                step();
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void step() {
        if (steps.incrementAndGet() == crashAt) {
            throw new PowerCut();
        }
    }
}
