package org.houzhen.hardware.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Free ports of loopback for what is switched off and on again. They lie below those that Linux hands to whoever names none
 * (32768 to 60999), or another program would be given the port in between. Any thread may call.
 */
public final class LastingPorts {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int LET_GO_SECONDS = 5;
    private static final AtomicInteger NEXT = new AtomicInteger(somewhere());

    private LastingPorts() {}

    /** A port that is free now and was given to nobody else by this program. */
    public static int free() {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    /**
     * Waits until a port whose listener was just closed is free again: Netty calls a socket closed that lives on until its
     * thread next selects, and who listens again in that moment finds the port taken.
     *
     * @throws IllegalStateException if somebody still holds it after {@value #LET_GO_SECONDS} s
     */
    static void awaitFree(int port) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LET_GO_SECONDS);
        while (!isFree(port)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("port " + port + " is not let go of");
            }
            Thread.onSpinWait();
        }
    }

    /** Where to begin: elsewhere than another program that does the same now. */
    private static int somewhere() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
