package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.houzhen.hardware.driver.StatusBoard;
import org.junit.jupiter.api.Test;

/** What the supervisor makes of a driver with a bug, and of a device that is away. */
class DevicesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Devices.Pace PACE = new Devices.Pace(
            Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(100));

    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private final class Scanner extends StatusBoard implements CodeScanner {
        Scanner(String name, Clock clock) {
            super(name, clock);
        }

        @Override
        public DeviceStatus probe(Duration timeout) throws DeviceException {
            if (away.get()) {
                throw new DeviceException(DeviceReason.UNPLUGGED, "nothing is there");
            }
            if (broken.get()) {
                throw new IllegalStateException("6222021234567890");
            }
            return become(DeviceStatus.State.ONLINE, DeviceReason.READY);
        }

        @Override
        public void onScan(Consumer<ScannedCode> listener) {}

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private final class Driver implements DeviceDriver {
        @Override
        public Class<? extends Device> kind() {
            return CodeScanner.class;
        }

        @Override
        public boolean accepts(DeviceAddress address) {
            return true;
        }

        @Override
        public Device open(String name, DeviceAddress address, Clock clock) throws DeviceException {
            opened.incrementAndGet();
            var scanner = new Scanner(name, clock);
            scanner.probe(LIMIT);
            return scanner;
        }
    }

    @Test
    void aDeviceAtWhichItsDriverBreaksIsNotLongerCalledWellAndIsOpenedAgain() {
        try (var devices = new Devices(Clock.systemUTC(), PACE, List.of(new Driver()))) {
            var scanner = devices.supervise("scanner", CodeScanner.class, DeviceAddress.parse("test:1"));
            await().atMost(LIMIT).until(() -> scanner.status().state() == DeviceStatus.State.ONLINE);

            broken.set(true);
            await().atMost(LIMIT).until(() -> scanner.status().reason() == DeviceReason.DAMAGED_ANSWER);
            assertThat(closed).hasValue(1);
            assertThat(scanner.faults().toString()).doesNotContain("6222021234567890");
            int before = opened.get();
            await().atMost(LIMIT).until(() -> opened.get() > before + 1);

            broken.set(false);
            await().atMost(LIMIT).until(() -> scanner.status().state() == DeviceStatus.State.ONLINE);
        }
    }

    @Test
    void whoAsksForADeviceThatIsAwayDoesNotPutOffItsReturn() {
        try (var devices = new Devices(Clock.systemUTC(), PACE, List.of(new Driver()))) {
            var scanner = devices.supervise("scanner", CodeScanner.class, DeviceAddress.parse("test:1"));
            await().atMost(LIMIT).until(() -> scanner.status().state() == DeviceStatus.State.ONLINE);
            away.set(true);
            await().atMost(LIMIT).until(() -> scanner.status().reason() == DeviceReason.UNPLUGGED);

            away.set(false);
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(2)).until(() -> isThere(scanner));
        }
    }

    private static boolean isThere(Supervised<CodeScanner> scanner) throws InterruptedException {
        try {
            scanner.use(LIMIT, CodeScanner::status);
            return true;
        } catch (DeviceException e) {
            return false;
        }
    }
}
