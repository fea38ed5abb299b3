package org.houzhen.hardware.driver.escpos;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.houzhen.hardware.ReceiptPrinter.Condition;
import org.houzhen.hardware.ReceiptPrinter.Paper;

/**
 * Tells the answers of an ESC/POS printer apart by the fixed bits of their first byte:
 *
 * <pre>
 *   0cc1oo00 | 0r0uk000 | 0000eenn | 0000xxxx      sensors changed (automatic status back)
 *     cc: 2 cover   oo: 2 offline   r: 4 overheated   u: 2 broken   k: 8 cutter   ee: paper out   nn: paper low
 *   0xx1xx10                                       answer to DLE EOT
 *   10 0F | paper | user | path | broken           answer to DLE EOT 20: paper & 20 slip in the mouth, path & 40 jam
 *   37 22 | number 4 | 00                          answer to GS ( H: all before it was processed
 *   37 25 | 00                                     answer to DLE DC4 8: buffers are cleared
 *   0000eenn                                       answer to GS r 1, in its turn
 * </pre>
 */
final class PrinterReplyDecoder extends ByteToMessageDecoder {
    static final int OFFLINE = 0x08;
    static final int COVER = 0x20;
    static final int CUTTER = 0x08;
    static final int BROKEN = 0x60;
    static final int PAPER_OUT = 0x0C;
    static final int PAPER_LOW = 0x03;
    private static final int KIND_MASK = 0x93;
    private static final int SENSORS = 0x10;
    private static final int REAL_TIME = 0x12;
    private static final int SENSORS_SIZE = 4;
    private static final int FULL_SIZE = 6;
    private static final int FULL_SECOND = 0x0F; // Sensors never have this second byte: its low bits are always 0.
    private static final int UNTAKEN = 0x20;
    private static final int JAMMED = 0x40;
    private static final int BLOCK = 0x37;
    private static final int PROOF = 0x22;
    private static final int CLEARED = 0x25;
    private static final int NUMBER_SIZE = 4;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int first = in.getUnsignedByte(in.readerIndex());
        if ((first & KIND_MASK) == SENSORS) {
            if (in.readableBytes() > 1 && in.getByte(in.readerIndex() + 1) == FULL_SECOND) {
                paperPath(in, out);
            } else {
                sensors(in, out);
            }
        } else if ((first & KIND_MASK) == REAL_TIME) {
            out.add(new PrinterReply.RealTime(in.readUnsignedByte()));
        } else if (first == BLOCK) {
            block(in, out);
        } else if ((first & ~(PAPER_OUT | PAPER_LOW)) == 0) {
            out.add(new PrinterReply.InTurn(in.readUnsignedByte()));
        } else {
            in.skipBytes(1); // XON, XOFF and noise.
        }
    }

    private static void sensors(ByteBuf in, List<Object> out) {
        if (in.readableBytes() < SENSORS_SIZE) {
            return;
        }
        int start = in.readerIndex();
        for (int i = start + 1; i < start + SENSORS_SIZE; i++) {
            if ((in.getByte(i) & 0x90) != 0) {
                in.skipBytes(1); // Noise that looked like the beginning.
                return;
            }
        }
        int panel = in.readUnsignedByte();
        int errors = in.readUnsignedByte();
        int paper = in.readUnsignedByte();
        in.skipBytes(1);
        out.add(new PrinterReply.Sensors(condition(panel, errors, paper)));
    }

    private static void paperPath(ByteBuf in, List<Object> out) {
        if (in.readableBytes() >= FULL_SIZE) {
            int start = in.readerIndex();
            in.skipBytes(FULL_SIZE);
            boolean jammed = (in.getByte(start + 4) & JAMMED) != 0;
            out.add(new PrinterReply.PaperPath(jammed, (in.getByte(start + 2) & UNTAKEN) != 0));
        }
    }

    private static Condition condition(int panel, int errors, int paper) {
        return new Condition(
                paper(paper),
                (panel & COVER) != 0,
                (errors & CUTTER) != 0,
                (errors & BROKEN) != 0,
                (panel & OFFLINE) != 0);
    }

    static Paper paper(int bits) {
        if ((bits & PAPER_OUT) != 0) {
            return Paper.OUT;
        }
        return (bits & PAPER_LOW) != 0 ? Paper.LOW : Paper.OK;
    }

    private static void block(ByteBuf in, List<Object> out) {
        if (in.readableBytes() < 2) {
            return;
        }
        int kind = in.getUnsignedByte(in.readerIndex() + 1);
        if (kind != PROOF && kind != CLEARED) {
            in.skipBytes(1);
            return;
        }
        int payload = kind == PROOF ? NUMBER_SIZE : 0;
        if (in.readableBytes() < 3 + payload) {
            return;
        }
        if (in.getByte(in.readerIndex() + 2 + payload) != 0) {
            in.skipBytes(1);
            return;
        }
        in.skipBytes(2);
        String number = in.readCharSequence(payload, StandardCharsets.US_ASCII).toString();
        in.skipBytes(1);
        out.add(kind == PROOF ? new PrinterReply.Proof(number) : new PrinterReply.Cleared());
    }
}
