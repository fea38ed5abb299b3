package org.houzhen.hardware.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.ReportPrinter.Outcome;
import org.houzhen.hardware.ReportPrinterContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the printer of CUPS. */
class IppPrinterEveIT extends ReportPrinterContract {
    @TempDir
    Path folder;

    private EvePrinter eve;

    @Override
    protected DeviceAddress connect() throws Exception {
        eve = new EvePrinter(folder);
        return DeviceAddress.parse(eve.start());
    }

    @AfterEach
    void stop() throws Exception {
        eve.stop();
    }

    @Override
    protected DeviceDriver driver() {
        return new IppDriver();
    }

    @Override
    protected void emptyTheTray(boolean empty) throws Exception {
        eve.set("empty", empty);
    }

    @Override
    protected void jam() throws Exception {
        eve.set("jam", true);
    }

    @Override
    protected void unplug() throws Exception {
        eve.turnOff();
    }

    @Override
    protected byte[] documentReceivedLast() throws Exception {
        return eve.lastDocument();
    }

    @Test
    void paperThatRunsOutIsToldAndTheJobGoesOnAfterTheRefill() throws Exception {
        emptyTheTray(true);
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return print(LONG);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> progress.contains(DeviceReason.PAPER_OUT));
        emptyTheTray(false);

        assertThat(outcome.get()).isEqualTo(new Outcome.Printed(2));
    }
}
