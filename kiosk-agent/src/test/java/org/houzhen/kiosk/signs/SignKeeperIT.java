package org.houzhen.kiosk.signs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.LedSign;
import org.houzhen.hardware.LedSign.Line;
import org.houzhen.hardware.simulator.LastingPorts;
import org.houzhen.hardware.simulator.LedSignSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A sign that speaks its bytes, and a server that sends the golden messages of a screen's feed. */
class SignKeeperIT {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final SignKeeper.Pace PACE = new SignKeeper.Pace(Duration.ofMillis(50), Duration.ofMillis(1500));

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final Sinks.Many<String> later = Sinks.many().multicast().directBestEffort();
    private final LedSignSimulator simulator = new LedSignSimulator();
    private final Devices devices = Devices.ofInstalledDrivers(Clock.systemUTC());
    private DisposableServer server;
    private SignKeeper keeper;

    @BeforeEach
    void start() throws Exception {
        serve(LastingPorts.free());
        var led = devices.supervise("led", LedSign.class, DeviceAddress.parse("tcp:127.0.0.1:" + simulator.listen(0)));
        var sign = new SignKeeper.Sign(URI.create("http://127.0.0.1:" + server.port()), "door-B-3", Optional::empty, 2);
        keeper = new SignKeeper(sign, led, PACE);
        keeper.start();
    }

    @AfterEach
    void stop() {
        keeper.close();
        devices.close();
        simulator.close();
        server.disposeNow();
    }

    private void serve(int port) throws Exception {
        String screen = golden("screen");
        String board = golden("board");
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(routes -> routes.ws("/ws/screens/door-B-3", (in, out) -> {
                    in.withConnection(connections::add);
                    in.receive().asString().subscribe(heard::add);
                    Flux<String> beats = Flux.interval(Duration.ofMillis(300))
                            .map(i -> "{\"type\": \"heartbeat\", \"at\": \"2026-11-22T01:02:03Z\"}");
                    return out.sendString(Flux.concat(Flux.just(screen, board), Flux.merge(later.asFlux(), beats)));
                }))
                .bindNow();
    }

    @Test
    void theDoorsSignShowsTheCallAndTheServerHearsThatItDoes() throws Exception {
        awaitShown("B012号老", "请就诊");
        await().atMost(LIMIT).until(() -> heard.stream().anyMatch(text -> text.contains("\"shown\"")));
        assertThat(heard.get(0)).contains("hello");
        assertThat(String.join("", heard)).contains("\"position\":42");

        later.tryEmitNext(
                golden("board").replace("\"position\": 42", "\"position\": 43").replace("CALLING", "PAUSED"));
        awaitShown("3诊室", "暂停");
        later.tryEmitNext(golden("board")); // An older view of the same day, as after a reconnect.
        later.tryEmitNext(
                golden("board").replace("\"position\": 42", "\"position\": 44").replace("CALLING", "CLOSED"));
        awaitShown("未开诊");
    }

    @Test
    void aSignThatWasSwitchedOffShowsTheViewAgain() throws Exception {
        awaitShown("B012号老", "请就诊");
        simulator.unplug();
        simulator.forget();
        simulator.plug();

        awaitShown("B012号老", "请就诊");
    }

    @Test
    void aServerThatIsGoneIsSaidAndFoundAgain() throws Exception {
        awaitShown("B012号老", "请就诊");
        int port = server.port();
        server.disposeNow();
        connections.forEach(Connection::dispose);
        awaitShown("信号中断", "请听叫号");

        serve(port);

        awaitShown("B012号老", "请就诊");
    }

    private void awaitShown(String... texts) {
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(simulator.shown()).extracting(Line::text).containsExactly(texts));
    }

    private static String golden(String name) throws Exception {
        return Files.readString(Path.of("../docs/wire/screens/" + name + ".json"));
    }
}
