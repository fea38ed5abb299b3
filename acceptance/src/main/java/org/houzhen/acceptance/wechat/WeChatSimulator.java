package org.houzhen.acceptance.wechat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * WeChat Pay v3 on loopback, for demonstration and for tests: real signatures both ways, encrypted notifications with the
 * platform's plan of repetition, and the patient's phone as a page. All of it runs on one thread.
 */
public final class WeChatSimulator implements AutoCloseable {
    private static final int BODY_MAX = 128 * 1024;
    private static final int WAIT_SECONDS = 10;
    private static final int DEFAULT_PORT = 8403;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final SimulatorKeys keys;
    private final Notifier notifier;
    private final Platform platform;
    private final Phone phone;
    private final Channel channel;

    /**
     * How fast the platform is.
     *
     * @param timeScale what a second of its plan of notifications lasts, in seconds
     * @param refund how long a refund is under way
     */
    public record Speed(double timeScale, Duration refund) {
        public static final Speed DEMONSTRATION = new Speed(0.2, Duration.ofSeconds(2));
        public static final Speed TEST = new Speed(0.01, Duration.ofMillis(200));
    }

    private WeChatSimulator(int port, SimulatorKeys keys, Speed speed) {
        this.keys = keys;
        Clock clock = Clock.systemUTC();
        var seal = new Seal(keys, clock);
        var book = new TradeBook(clock, seal);
        EventLoop loop = group.next();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "wechat-notifier");
            thread.setDaemon(true);
            return thread;
        });
        notifier = new Notifier(seal, clock, timer, this::faults, speed.timeScale());
        platform = new Platform(book, seal, notifier, loop, speed.refund().toMillis());
        phone = new Phone(platform, book, clock);
        channel = bind(port, seal);
    }

    public static WeChatSimulator start(int port, SimulatorKeys keys, Speed speed) {
        return new WeChatSimulator(port, keys, speed);
    }

    /** For tests: any free port, new keys, everything fast. */
    public static WeChatSimulator start() {
        return start(0, SimulatorKeys.generate(), Speed.TEST);
    }

    private Channel bind(int port, Seal seal) {
        var server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(BODY_MAX),
                                        new Door(platform, phone, seal));
                    }
                });
        return server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .syncUninterruptibly()
                .channel();
    }

    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Where it answers, and where its page is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public SimulatorKeys keys() {
        return keys;
    }

    /** Writes its keys to a folder and returns the properties a server needs to use them. */
    public Map<String, String> writeKeys(Path folder, URI notifyUrl) throws IOException {
        keys.write(folder);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("houzhen.wechat.base-url", url().toString());
        properties.put("houzhen.wechat.mchid", SimulatorKeys.MCHID);
        properties.put("houzhen.wechat.appid", SimulatorKeys.APPID);
        properties.put("houzhen.wechat.merchant-serial", SimulatorKeys.MERCHANT_SERIAL);
        properties.put(
                "houzhen.wechat.merchant-key",
                SimulatorKeys.merchantPrivate(folder).toString());
        properties.put("houzhen.wechat.platform-key-id", SimulatorKeys.PLATFORM_KEY_ID);
        properties.put(
                "houzhen.wechat.platform-key",
                SimulatorKeys.platformPublic(folder).toString());
        properties.put("houzhen.wechat.api-v3-key", SimulatorKeys.apiV3(folder).toString());
        properties.put("houzhen.wechat.notify-url", notifyUrl.toString());
        return properties;
    }

    /** The patient pays; false when there is nothing to pay under this number. */
    public boolean pay(String tradeNo) {
        return onLoop(() -> platform.pay(tradeNo));
    }

    public void faults(SimulatorFaults wanted) {
        onLoop(() -> {
            platform.faults(wanted);
            return true;
        });
    }

    private SimulatorFaults faults() {
        return platform.faults();
    }

    /** The platform's word for where a trade stands; empty when it has none. */
    public String stateOf(String tradeNo) {
        return onLoop(() -> phone.shown().stream()
                .filter(shown -> shown.number().equals(tradeNo))
                .map(Phone.Shown::state)
                .findFirst()
                .orElse(""));
    }

    /** The numbers of trades that wait to be paid, the newest first. */
    public List<String> waiting() {
        return onLoop(() -> phone.shown().stream()
                .filter(shown -> shown.state().equals("WAITING"))
                .map(Phone.Shown::number)
                .toList());
    }

    /** How many notifications were taken, and how many were not. */
    public record Told(int taken, int refused) {}

    public Told told() {
        return new Told(notifier.taken(), notifier.refused());
    }

    private <T> T onLoop(Callable<T> work) {
        try {
            return group.next().submit(work).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the simulator does not answer", e);
        }
    }

    @Override
    public void close() {
        notifier.close();
        channel.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Usage: [--port N] [--keys FOLDER] [--notify URL]; prints the properties for the server and runs until it is ended. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> options = options(args);
        Path folder = Path.of(options.getOrDefault("--keys", "data/wechat"));
        URI notify = URI.create(options.getOrDefault("--notify", "http://127.0.0.1:8400/api/wechat/notify"));
        int port = Integer.parseInt(options.getOrDefault("--port", Integer.toString(DEFAULT_PORT)));
        try (var simulator = start(port, SimulatorKeys.in(folder), Speed.DEMONSTRATION)) {
            simulator.writeKeys(folder, notify).forEach((name, value) -> System.out.println(name + "=" + value));
            System.out.println("phone " + simulator.url());
            simulator.channel.closeFuture().sync();
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        return options;
    }
}
