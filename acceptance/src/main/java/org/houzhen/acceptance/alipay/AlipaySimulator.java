package org.houzhen.acceptance.alipay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Alipay's gateway on loopback, for demonstration and for tests: real signatures both ways, notifications until they are
 * taken, bills, and the patient's phone as a page. All of it runs on one thread.
 */
public final class AlipaySimulator implements AutoCloseable {
    private static final int BODY_MAX = 128 * 1024;
    private static final int WAIT_SECONDS = 10;

    private final ExecutorService loop = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "alipay");
        thread.setDaemon(true);
        return thread;
    });
    private final AlipayKeys keys;
    private final AlipayBook book;
    private final AlipayNotifier notifier;
    private final AlipayGateway gateway;
    private final AlipayPhone phone;
    private final HttpServer server;

    private AlipaySimulator(int port, AlipayKeys keys) throws IOException {
        this.keys = keys;
        book = new AlipayBook(Clock.systemUTC());
        notifier = new AlipayNotifier(keys, loop);
        gateway = new AlipayGateway(book, keys, notifier);
        phone = new AlipayPhone(book, gateway, Clock.systemUTC());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(loop);
        server.createContext("/gateway.do", this::ofPlatform);
        server.createContext("/bill/", exchange -> write(exchange, gateway.bill(exchange.getRequestURI())));
        server.createContext("/", exchange -> write(exchange, phone.answer(request(exchange))));
        server.start();
    }

    public static AlipaySimulator start(int port, AlipayKeys keys) throws IOException {
        return new AlipaySimulator(port, keys);
    }

    /** For tests: any free port, new keys. */
    public static AlipaySimulator start() throws IOException {
        return start(0, AlipayKeys.generate());
    }

    /** One request. */
    record Request(String method, URI uri, String body) {}

    /** One answer. */
    record Page(int status, String type, byte[] body) {
        static Page text(int status, String type, String body) {
            return new Page(status, type + ";charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX);
        return new Request(
                exchange.getRequestMethod(), exchange.getRequestURI(), new String(body, StandardCharsets.UTF_8));
    }

    private void ofPlatform(HttpExchange exchange) throws IOException {
        var answer = gateway.answer(request(exchange), url());
        if (answer.isPresent()) {
            write(exchange, Page.text(200, "text/html", answer.get()));
        } else {
            exchange.close(); // The work is done, and its answer is lost.
        }
    }

    private static void write(HttpExchange exchange, Page page) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", page.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'self'; base-uri 'none'; form-action 'none'");
        exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : page.body().length);
        exchange.getResponseBody().write(page.body());
        exchange.close();
    }

    /** Where it answers, and where its page is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public AlipayKeys keys() {
        return keys;
    }

    /** The properties a server needs to use it, with the keys that lie in the folder. */
    public Map<String, String> properties(Path folder, URI notifyUrl) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("houzhen.alipay.gateway", url() + "/gateway.do");
        properties.put("houzhen.alipay.app-id", AlipayKeys.APP_ID);
        properties.put(
                "houzhen.alipay.merchant-key",
                AlipayKeys.merchantPrivate(folder).toString());
        properties.put(
                "houzhen.alipay.platform-key", AlipayKeys.platformPublic(folder).toString());
        properties.put("houzhen.alipay.notify-url", notifyUrl.toString());
        return properties;
    }

    /** The patient pays, or agrees to; false when there is nothing to pay under this number. */
    public boolean pay(String tradeNo) {
        return onLoop(() -> gateway.pay(tradeNo));
    }

    /** Tells of a payment once more, as old as it may be. */
    public void tellAgain(String tradeNo) {
        onLoop(() -> {
            book.trade(tradeNo).ifPresent(trade -> notifier.send(trade, book.told(trade)));
            return true;
        });
    }

    public void faults(AlipayFaults wanted) {
        onLoop(() -> {
            gateway.faults(wanted);
            return true;
        });
    }

    /** WAITING, DECLINED, EXPIRED, PAID, CLOSED or REFUNDED; empty for what is not there. */
    public String stateOf(String tradeNo) {
        return onLoop(() -> book.trade(tradeNo)
                .map(trade -> trade.shown(Clock.systemUTC().instant()))
                .orElse(""));
    }

    public int notificationsTaken() {
        return notifier.taken();
    }

    public int notificationsRefused() {
        return notifier.refused();
    }

    private <T> T onLoop(Callable<T> work) {
        try {
            return loop.submit(work).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the simulator does not answer", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        notifier.close();
        loop.shutdownNow();
    }
}
