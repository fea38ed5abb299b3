package org.houzhen.hardware.simulator;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slot of the virtual reader that vpcd gives pcscd, seen from the card. A card in the slot is an open connection:
 *
 * <pre>
 *   length u16 | 00 off, 01 on, 02 reset: no answer
 *   length u16 | 04: answered with the answer to reset, and asked all the time to see whether the card is there
 *   length u16 | command of the card: answered in the same frame
 * </pre>
 */
public final class CardSlotSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CardSlotSimulator.class);
    private static final int NEVER = Integer.MAX_VALUE;

    private final SocketAddress vpcd;
    private final AtomicInteger commandsLeft = new AtomicInteger(NEVER);
    private SocketChannel connection; // Null while the slot is empty.

    public CardSlotSimulator(SocketAddress vpcd) {
        this.vpcd = vpcd;
    }

    /** Puts a card in; one that was in is taken out. */
    public void insert(SimulatedSocialCard card) throws IOException {
        tearOut();
        SocketChannel opened = SocketChannel.open(vpcd);
        connection = opened;
        var contact = new Thread(() -> answer(opened, card), "sim-social-card");
        contact.setDaemon(true);
        contact.start();
    }

    public void tearOut() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** The card will be torn out while it works on that command, counted from 1: the reader hears nothing more of it. */
    public void tearOutDuringCommand(int number) {
        commandsLeft.set(number);
    }

    /** True if a card was torn out as it was said before. */
    public boolean hasTornOut() {
        return commandsLeft.get() == 0;
    }

    /** Cards stay in again. */
    public void hold() {
        commandsLeft.set(NEVER);
    }

    @Override
    public void close() throws IOException {
        tearOut();
    }

    private void answer(SocketChannel channel, SimulatedSocialCard card) {
        try (channel) {
            byte[] frame = read(channel);
            while (frame.length > 0 && answerOne(channel, card, frame)) {
                frame = read(channel);
            }
        } catch (IOException e) {
            LOG.debug("the card was taken out");
        }
    }

    private boolean answerOne(SocketChannel channel, SimulatedSocialCard card, byte[] frame) throws IOException {
        if (frame.length > 1) {
            if (commandsLeft.get() != NEVER && commandsLeft.decrementAndGet() <= 0) {
                return false;
            }
            write(channel, card.answer(frame));
        } else if (frame[0] == 4) {
            write(channel, card.answerToReset());
        } else {
            card.reset();
        }
        return true;
    }

    private static void write(SocketChannel channel, byte[] answer) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(Short.BYTES + answer.length);
        frame.putShort((short) answer.length).put(answer).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** Empty at the end of the line. */
    private static byte[] read(SocketChannel channel) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Short.BYTES);
        if (!fill(channel, length)) {
            return new byte[0];
        }
        ByteBuffer body = ByteBuffer.allocate(Short.toUnsignedInt(length.getShort(0)));
        return fill(channel, body) ? body.array() : new byte[0];
    }

    private static boolean fill(SocketChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }
}
