package org.houzhen.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a database and passes on every byte, until it falls silent. */
final class SilentDoor implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int database;
    private volatile boolean silent;

    SilentDoor(int database) throws IOException {
        this.database = database;
        run(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void fallSilent() {
        silent = true;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            var server = new Socket(InetAddress.getLoopbackAddress(), database);
            run(() -> pass(client.getInputStream(), server.getOutputStream()));
            run(() -> pass(server.getInputStream(), client.getOutputStream()));
        }
    }

    private void pass(InputStream in, OutputStream out) throws IOException {
        byte[] some = new byte[8192];
        for (int count = in.read(some); count >= 0; count = in.read(some)) {
            if (!silent) {
                out.write(some, 0, count);
                out.flush();
            }
        }
        if (!silent) {
            out.close();
        }
    }

    /** What a thread of the door does. */
    private interface Task {
        void run() throws IOException;
    }

    private static void run(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) { // One side has gone.
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
