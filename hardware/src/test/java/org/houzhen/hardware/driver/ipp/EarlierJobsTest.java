package org.houzhen.hardware.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.link.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A printer that tells of one earlier job, and says no more after so many answers. */
class EarlierJobsTest {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String PREFIX = "houzhen-one-";

    private HttpServer printer;
    private EarlierJobs earlier;
    private int answers;

    @BeforeEach
    void listen() throws IOException {
        printer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        printer.createContext("/", this::answer);
        printer.start();
        var address =
                DeviceAddress.parse("ipp://127.0.0.1:" + printer.getAddress().getPort() + "/ipp/print");
        earlier = new EarlierJobs("report", new IppClient("report", address), PREFIX);
    }

    @AfterEach
    void close() {
        printer.stop(0);
    }

    @Test
    void whoeverTakesTooLongToLetGoStillHasTheJob() throws Exception {
        answers = 2;

        assertThat(earlier.takeBack(Deadline.in(LIMIT))).isFalse();
    }

    @Test
    void whoeverSaysNothingAtAllIsNotSaidToHaveOne() {
        assertThatThrownBy(() -> earlier.takeBack(Deadline.in(LIMIT))).isInstanceOf(DeviceException.class);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (answers-- <= 0) {
            return;
        }
        IppPacket request = new IppInputStream(exchange.getRequestBody()).readPacket();
        var body = new ByteArrayOutputStream();
        new IppOutputStream(body).write(said(request));
        exchange.sendResponseHeaders(200, body.size());
        exchange.getResponseBody().write(body.toByteArray());
        exchange.close();
    }

    private static IppPacket said(IppPacket request) {
        IppPacket.Builder answer = IppPacket.response(Status.successfulOk);
        if (request.getOperation().equals(Operation.getJobs)) {
            answer.addGroup(
                    AttributeGroup.groupOf(Tag.jobAttributes, Types.jobId.of(7), Types.jobName.of(PREFIX + "left")));
        }
        return answer.build();
    }
}
