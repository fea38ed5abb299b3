package org.houzhen.hardware.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.houzhen.hardware.LedSign.Colour;
import org.houzhen.hardware.LedSign.Line;
import org.houzhen.hardware.driver.onbon.BxFrame;
import org.houzhen.hardware.driver.onbon.BxFrameDecoder;
import org.houzhen.hardware.driver.onbon.BxFrames;

/** A sign of 64 by 32 dots with a BX-5K card. It refuses whatever it does not understand to the last byte. */
public final class LedSignSimulator extends DeviceOnCable {
    private static final Charset GB2312 = Charset.forName("GB2312");
    private static final Pattern LINE = Pattern.compile("\\\\C([123])([^\\\\]*)");
    private static final int COLUMNS = 8;
    private static final int DOTS_HIGH = 32;
    private static final int TEXT_OFFSET = 36;
    private static final byte[] NO_REPLY_WANTED = {};

    private List<Line> shown = List.of();
    private boolean silent;
    private int received;

    public LedSignSimulator() {
        super("sim-led-sign", BxFrameDecoder::new);
    }

    public List<Line> shown() {
        return end.ask(() -> shown);
    }

    /** As after a power cut. */
    public void forget() {
        end.ask(() -> show(List.of()));
    }

    /** Whole frames it understood or refused. */
    public int received() {
        return end.ask(() -> received);
    }

    /** Shows what it is told and says nothing. */
    public void fallSilent(boolean isSilent) {
        end.ask(() -> silent = isSilent);
    }

    @Override
    void heard(Object frame, DeviceEnd.Host host) {
        received++;
        byte[] data = ((BxFrame) frame).data();
        boolean done = obey(((BxFrame) frame).command(), data);
        byte[] reply = {(byte) 0xA0, (byte) (done ? 0 : 1), (byte) (done ? 0 : 2), 0, 0};
        host.send(silent || data.length > 2 && data[2] != 1 ? NO_REPLY_WANTED : BxFrames.reply(reply));
    }

    private boolean obey(int command, byte[] data) {
        return switch (command) {
            case 0xA200 -> data.length == 5;
            case 0xA310 -> data.length == 5 && show(List.of());
            case 0xA306 -> showArea(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN));
            default -> false;
        };
    }

    private boolean show(List<Line> lines) {
        shown = lines;
        return true;
    }

    /** Nothing to delete, one area over the whole sign, lengths that agree, and text it knows. */
    private boolean showArea(ByteBuffer in) {
        if (in.capacity() <= TEXT_OFFSET) {
            return false;
        }
        boolean oneArea = in.get(5) == 0 && in.get(6) == 1 && in.get(9) == 0 && in.getInt(10) == 0;
        boolean wholeSign = in.getShort(14) == COLUMNS && in.getShort(16) == DOTS_HIGH;
        boolean agreeing = in.getShort(7) == in.capacity() - 9 && in.getInt(32) == in.capacity() - TEXT_OFFSET;
        if (!oneArea || !wholeSign || !agreeing) {
            return false;
        }
        var text = new byte[in.getInt(32)];
        in.position(TEXT_OFFSET).get(text);
        return understand(List.of(new String(text, GB2312).split("\\\\n", -1)));
    }

    private boolean understand(List<String> lines) {
        List<Matcher> matchers = lines.stream().map(LINE::matcher).toList();
        return matchers.stream().allMatch(Matcher::matches)
                && show(matchers.stream().map(LedSignSimulator::line).toList());
    }

    private static Line line(Matcher line) {
        return new Line(line.group(2), Colour.values()[Integer.parseInt(line.group(1)) - 1]);
    }
}
