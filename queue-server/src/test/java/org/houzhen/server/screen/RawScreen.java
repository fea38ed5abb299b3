package org.houzhen.server.screen;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A screen on a bare socket, which reads only when it is told to and may send what no library would. */
final class RawScreen implements AutoCloseable {
    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    RawScreen(int port) throws IOException {
        socket.setReceiveBufferSize(8 * 1024);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Sends a request and reads the head of the answer; gives back its status. */
    int get(String path, String headers) throws IOException {
        out.write(("GET " + path + " HTTP/1.1\r\nHost: screens.local\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        in.readNBytes(length);
        return Integer.parseInt(status.split(" ")[1]);
    }

    int upgrade(String screen, String headers) throws IOException {
        return get("/ws/screens/" + screen, UPGRADE + headers);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** One frame with a mask of zeros, such as opcode 1 for text. */
    void send(int opcode, byte[] payload) throws IOException {
        out.write(0x80 | opcode);
        if (payload.length < 126) {
            out.write(0x80 | payload.length);
        } else {
            out.write(new byte[] {(byte) (0x80 | 126), (byte) (payload.length >> 8), (byte) payload.length});
        }
        out.write(new byte[4]);
        out.write(payload);
    }

    void say(String text) throws IOException {
        send(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next frame, control frames included; null at the end of the connection. */
    Frame read() throws IOException {
        try {
            int opcode = in.read();
            if (opcode < 0) {
                return null;
            }
            int length = in.read() & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            return new Frame(opcode & 0x0F, payload);
        } catch (java.io.EOFException | java.net.SocketException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A frame as it came. */
    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        }
    }
}
