package org.houzhen.acceptance.fanout;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import reactor.netty.resources.LoopResources;

/**
 * The process of the receivers: opens so many sockets to an address, and prints one line when all are ready, and one with
 * the time for each view that all of them have received. Ends when its input ends, so it never outlives the benchmark.
 */
final class FanoutClient {
    private static final int LOOPS = 2;
    private static final int OPENING_MAX = 200;

    private FanoutClient() {}

    /** Arguments: how many sockets, then pairs of port and path. */
    static void run(String[] args) throws IOException, InterruptedException {
        int sockets = Integer.parseInt(args[0]);
        LoopResources resources = LoopResources.create("receivers", LOOPS, true);
        EventLoopGroup group = resources.onClient(true);
        Bootstrap bootstrap =
                new Bootstrap().group(group).channel(resources.onChannelClass(SocketChannel.class, group));
        for (int i = 1; i + 1 < args.length; i += 2) {
            open(bootstrap, sockets, Integer.parseInt(args[i]), args[i + 1]);
        }
        System.out.println("ready");
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static void open(Bootstrap bootstrap, int sockets, int port, String path) throws InterruptedException {
        var round = new Round(path, sockets);
        var opening = new Semaphore(OPENING_MAX);
        bootstrap.handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(new Receiver(path, round, opening));
            }
        });
        for (int i = 0; i < sockets; i++) {
            opening.acquire();
            bootstrap.connect("127.0.0.1", port).sync();
        }
        opening.acquire(OPENING_MAX);
    }
}
