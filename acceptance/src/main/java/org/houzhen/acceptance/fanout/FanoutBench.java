package org.houzhen.acceptance.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.houzhen.server.QueueServer;
import org.houzhen.server.screen.Screen;
import org.houzhen.server.screen.Screens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call to every screen: the time from the change of a view to its arrival at the last socket, of the product's feed
 * and of a bare Netty broadcaster, in alternation, as medians. Both servers live in this process, all receivers in
 * another. The floor sends a frame that was encoded beforehand; the feed encodes within its time.
 */
public final class FanoutBench {
    private static final String SCREEN = "bench";
    private static final String FEED = "/ws/screens/" + SCREEN;
    private static final String FLOOR = "/";
    private static final int LOOPS = Math.max(4, Runtime.getRuntime().availableProcessors());
    private static final double MICROS = 1_000.0;

    private final int sockets;
    private final int warmUp;
    private final int rounds;
    private final JsonMapper json = JsonMapper.builder().build();

    private FanoutBench(boolean quick) {
        sockets = quick ? 500 : 5_000;
        warmUp = quick ? 20 : 30;
        rounds = quick ? 30 : 60;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("client")) {
            FanoutClient.run(Arrays.copyOfRange(args, 1, args.length));
        } else {
            new FanoutBench(List.of(args).contains("--quick")).run();
            System.exit(0);
        }
    }

    private void run() throws IOException {
        Path data = Files.createTempDirectory("houzhen-fanout");
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(FeedAlone.class)
                        .run(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--houzhen.data=" + data,
                                "--houzhen.screen.sockets-per-address-max=" + sockets,
                                "--houzhen.screen.trust-loopback=true",
                                "--spring.config.location="
                                        + serverSettings(data).toUri());
                BareBroadcaster floor = new BareBroadcaster(LOOPS)) {
            server.getBean(Screens.class).ensure(new Screen(SCREEN, "bench", BenchBoards.AREA, ""));
            int port = Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port"));
            try (Receivers receivers = Receivers.start(
                    Integer.toString(sockets), Integer.toString(port), FEED, Integer.toString(floor.port()), FLOOR)) {
                receivers.await("ready");
                measure(server.getBean(BenchBoards.class), floor, receivers);
            }
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /** The server's own settings: the agent's lie on the same class path under the same name. */
    private static Path serverSettings(Path data) throws IOException {
        Path copy = data.resolve("application.yaml");
        for (URL settings : Collections.list(QueueServer.class.getClassLoader().getResources("application.yaml"))) {
            if (settings.toString().contains("queue-server")) {
                try (InputStream in = settings.openStream()) {
                    Files.copy(in, copy);
                }
                return copy;
            }
        }
        throw new FileNotFoundException("application.yaml of the queue server");
    }

    private void measure(BenchBoards boards, BareBroadcaster floor, Receivers receivers) throws IOException {
        var ofFeed = new ArrayList<Double>();
        var ofFloor = new ArrayList<Double>();
        for (int round = 1; round <= warmUp + rounds; round++) {
            double feedMicros = feed(boards, receivers, round);
            double floorMicros = floor(floor, receivers, round);
            if (round > warmUp) {
                ofFeed.add(feedMicros);
                ofFloor.add(floorMicros);
            }
        }
        report(ofFeed, ofFloor);
    }

    private static double feed(BenchBoards boards, Receivers receivers, long position) throws IOException {
        var board = BenchBoards.at(position);
        long start = System.nanoTime();
        boards.show(board);
        return (receivers.allHave(FEED, position) - start) / MICROS;
    }

    private double floor(BareBroadcaster floor, Receivers receivers, long position) throws IOException {
        ByteBuf frame = frame(position);
        long start = System.nanoTime();
        floor.broadcast(frame);
        return (receivers.allHave(FLOOR, position) - start) / MICROS;
    }

    /** The very bytes that the feed sends. */
    private ByteBuf frame(long position) {
        ObjectNode message = json.createObjectNode().put("type", "board");
        message.setAll((ObjectNode) json.valueToTree(BenchBoards.at(position)));
        byte[] text = json.writeValueAsBytes(message);
        return Unpooled.directBuffer(text.length + 4)
                .writeByte(0x81)
                .writeByte(126)
                .writeShort(text.length)
                .writeBytes(text);
    }

    private void report(List<Double> ofFeed, List<Double> ofFloor) {
        double feed = quantile(ofFeed, 0.5);
        double floor = quantile(ofFloor, 0.5);
        System.out.printf(
                Locale.ROOT,
                "%d sockets, %d bytes a view, %d rounds in alternation, ms from change to the last socket%n",
                sockets,
                frame(1).readableBytes(),
                rounds);
        System.out.printf(Locale.ROOT, "%-24s %10s %10s %10s%n", "", "median", "p90", "best");
        row("bare Netty broadcaster", ofFloor);
        row("screen feed", ofFeed);
        System.out.printf(Locale.ROOT, "fanout ratio=%.2f%n", feed / floor);
    }

    private static void row(String name, List<Double> micros) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %10.1f %10.1f %10.1f%n",
                name,
                quantile(micros, 0.5) / MICROS,
                quantile(micros, 0.9) / MICROS,
                quantile(micros, 0) / MICROS);
    }

    private static double quantile(List<Double> values, double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }
}
