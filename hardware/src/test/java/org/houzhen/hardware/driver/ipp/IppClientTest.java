package org.houzhen.hardware.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.IppPacket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.junit.jupiter.api.Test;

class IppClientTest {
    /** Long enough to connect on a busy machine: given up before it has connected, the client shows nothing. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final int PATIENCE_MILLIS = 10_000;

    @Test
    void aPrinterThatStopsInTheMiddleOfItsAnswerIsGivenUpAtTheLimit() throws Exception {
        try (var printer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            printer.setSoTimeout(PATIENCE_MILLIS);
            var client = new IppClient(
                    "printer", DeviceAddress.parse("ipp://127.0.0.1:" + printer.getLocalPort() + "/ipp/print"));
            CompletableFuture<DeviceReason> reason = CompletableFuture.supplyAsync(() -> reason(client));
            try (Socket line = printer.accept()) {
                line.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n.".getBytes(StandardCharsets.UTF_8));

                assertThat(reason.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(DeviceReason.NO_ANSWER);
            }
        }
    }

    @Test
    void anAnswerWithoutEndIsHungUpOn() throws Exception {
        try (var printer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            printer.setSoTimeout(PATIENCE_MILLIS);
            var client = new IppClient(
                    "printer", DeviceAddress.parse("ipp://127.0.0.1:" + printer.getLocalPort() + "/ipp/print"));
            CompletableFuture<DeviceReason> reason = CompletableFuture.supplyAsync(() -> reason(client));
            try (Socket line = printer.accept()) {
                line.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));

                assertThatThrownBy(() -> writeWithoutEnd(line)).isInstanceOf(SocketException.class);
            }
            assertThat(reason.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(DeviceReason.NO_ANSWER);
        }
    }

    /** More than anybody between could hold. */
    private static void writeWithoutEnd(Socket line) throws Exception {
        byte[] piece = new byte[1 << 20];
        for (int i = 0; i < 100; i++) {
            line.getOutputStream().write(piece);
        }
    }

    private static DeviceReason reason(IppClient client) {
        try {
            client.ask(IppPacket.getPrinterAttributes(client.printer()), LIMIT);
            return DeviceReason.READY;
        } catch (DeviceException e) {
            return e.reason();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
