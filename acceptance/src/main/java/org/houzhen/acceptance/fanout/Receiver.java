package org.houzhen.acceptance.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;

/** One receiving socket with the least of WebSocket: shakes hands, says hello, answers pings, and notes views. */
final class Receiver extends ByteToMessageDecoder {
    private static final String HELLO = "{\"type\":\"hello\",\"epoch\":\"\",\"position\":0}";
    private static final byte[] POSITION = "\"position\":".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_END = 0x0D0A0D0A;
    private static final int TEXT = 1;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LENGTH_16 = 126;
    private static final int SEARCHED = 120;

    private final String path;
    private final Round round;
    private final Semaphore opening;
    private boolean open;

    Receiver(String path, Round round, Semaphore opening) {
        this.path = path;
        this.round = round;
        this.opening = opening;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        context.writeAndFlush(context.alloc().buffer().writeBytes(request.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (open) {
            readFrame(context, in);
        } else {
            readHead(context, in);
        }
    }

    private void readHead(ChannelHandlerContext context, ByteBuf in) {
        for (int i = in.readerIndex(); i + Integer.BYTES <= in.writerIndex(); i++) {
            if (in.getInt(i) == HEAD_END) {
                if (!in.toString(in.readerIndex(), "HTTP/1.1 101".length(), StandardCharsets.US_ASCII)
                        .endsWith("101")) {
                    throw new IllegalStateException("refused " + path);
                }
                in.readerIndex(i + Integer.BYTES);
                open = true;
                if (path.length() > 1) {
                    send(context, TEXT, HELLO.getBytes(StandardCharsets.US_ASCII));
                }
                opening.release();
                return;
            }
        }
    }

    private void readFrame(ChannelHandlerContext context, ByteBuf in) {
        if (in.readableBytes() < 2) {
            return;
        }
        int start = in.readerIndex();
        int opcode = in.getByte(start) & 0x0F;
        int length = in.getByte(start + 1) & 0x7F;
        int header = 2;
        if (length == LENGTH_16) {
            if (in.readableBytes() < 2 + Short.BYTES) {
                return;
            }
            length = in.getUnsignedShort(start + 2);
            header += Short.BYTES;
        }
        if (in.readableBytes() < header + length) {
            return;
        }
        ByteBuf payload = in.skipBytes(header).readSlice(length);
        if (opcode == TEXT) {
            note(payload);
        } else if (opcode == PING) {
            send(context, PONG, new byte[0]);
        }
    }

    private void note(ByteBuf payload) {
        String start = payload.toString(
                payload.readerIndex(), Math.min(SEARCHED, payload.readableBytes()), StandardCharsets.US_ASCII);
        int at = start.indexOf(new String(POSITION, StandardCharsets.US_ASCII));
        if (at >= 0) {
            int from = at + POSITION.length;
            int to = from;
            while (Character.isDigit(start.charAt(to))) {
                to++;
            }
            round.received(Long.parseLong(start.substring(from, to)));
        }
    }

    /** A short frame with a mask of zeros. */
    private static void send(ChannelHandlerContext context, int opcode, byte[] payload) {
        context.writeAndFlush(context.alloc()
                .buffer()
                .writeByte(0x80 | opcode)
                .writeByte(0x80 | payload.length)
                .writeInt(0)
                .writeBytes(payload));
    }
}
