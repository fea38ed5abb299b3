package org.houzhen.hardware.simulator;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.houzhen.hardware.driver.samv.SamFrame;
import org.houzhen.hardware.driver.samv.SamFrameDecoder;
import org.houzhen.hardware.driver.samv.SamFrames;

/** A SAM_V module with a place for one card. After a good read it finds nothing until the card was lifted. */
public final class IdCardReaderSimulator extends DeviceOnCable {
    private static final int PHOTOGRAPH_SIZE = 1024;
    private static final byte[] NOTHING = {};

    private SimulatedCard card; // Null while the place is empty.
    private boolean found;
    private boolean selected;
    private boolean readAlready;
    private boolean worn;
    private byte[] photograph = new byte[PHOTOGRAPH_SIZE];
    private int refusal = 0x41;
    private boolean failed;
    private int resets;

    public IdCardReaderSimulator() {
        super("sim-id-card", SamFrameDecoder::new);
    }

    public void lay(SimulatedCard newCard) {
        end.ask(() -> place(newCard));
    }

    public void lift() {
        end.ask(() -> place(null));
    }

    /** What cards carry where their photograph stands, from now on; the format's own bytes, at most 1,024. */
    public void photograph(byte[] wlt) {
        end.ask(() -> photograph = Arrays.copyOf(wlt, PHOTOGRAPH_SIZE));
    }

    /** A worn card is found and selected, but reading it fails. */
    public void wear(boolean isWorn) {
        refuseWith(isWorn ? 0x41 : 0);
    }

    /** Every card is found and selected, and reading it is refused with that status; 0 reads again. */
    public void refuseWith(int status) {
        end.ask(() -> {
            worn = status != 0;
            refusal = status;
            return null;
        });
    }

    /** Says that its self test failed, until it is reset. */
    public void fail() {
        end.ask(() -> failed = true);
    }

    public int resets() {
        return end.ask(() -> resets);
    }

    public Optional<SimulatedCard> card() {
        return end.ask(() -> Optional.ofNullable(card));
    }

    private SimulatedCard place(SimulatedCard newCard) {
        card = newCard;
        found = false;
        selected = false;
        readAlready = false;
        return newCard;
    }

    @Override
    void heard(Object frame, DeviceEnd.Host host) {
        host.send(
                switch (((SamFrame) frame).command()) {
                    case 0x10FF -> reset();
                    case 0x11FF -> SamFrames.reply(failed ? 0x60 : 0x90, NOTHING);
                    case 0x12FF -> SamFrames.reply(0x90, new byte[16]);
                    case 0x2001 -> find();
                    case 0x2002 -> select();
                    case 0x3001 -> read();
                    default -> SamFrames.reply(0x21, NOTHING);
                });
    }

    /** It forgets that it has read the card that lies there, and finds it again. */
    private byte[] reset() {
        resets++;
        failed = false;
        place(card);
        return SamFrames.reply(0x90, NOTHING);
    }

    private byte[] find() {
        selected = false;
        found = card != null && !readAlready;
        return found ? SamFrames.reply(0x9F, new byte[4]) : SamFrames.reply(0x80, NOTHING);
    }

    private byte[] select() {
        selected = found || card != null && readAlready;
        return selected ? SamFrames.reply(0x90, new byte[8]) : SamFrames.reply(0x81, NOTHING);
    }

    private byte[] read() {
        if (!selected || worn) {
            return SamFrames.reply(refusal, NOTHING);
        }
        readAlready = true;
        byte[] text = card.text();
        var data = ByteBuffer.allocate(4 + text.length + PHOTOGRAPH_SIZE);
        data.putShort((short) text.length)
                .putShort((short) PHOTOGRAPH_SIZE)
                .put(text)
                .put(photograph);
        return SamFrames.reply(0x90, data.array());
    }
}
