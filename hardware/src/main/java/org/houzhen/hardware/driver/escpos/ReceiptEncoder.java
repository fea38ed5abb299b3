package org.houzhen.hardware.driver.escpos;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.Receipt.Align;

/**
 * Writes a receipt as ESC/POS: {@code ESC @ | FS & | GS a FF | parts | cut}. Text is GB18030 in the printer's Chinese
 * mode; a line with a character its ROM lacks is sent as dots.
 */
final class ReceiptEncoder implements Receipt.Writer<ReceiptEncoder> {
    private static final int BAND_HEIGHT = 64; // A band is short, so that the printer's small buffer holds it.
    private static final byte[] QR_MODEL_2 = {0x32, 0};
    private static final byte QR_CORRECTION_M = 0x31;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int columns;
    private boolean cut;

    private ReceiptEncoder(int columns) {
        this.columns = columns;
    }

    /** Columns are 48 on paper of 80 mm and 32 on paper of 58 mm. */
    static byte[] encode(Receipt receipt, int columns) {
        var encoder = new ReceiptEncoder(columns);
        encoder.put(EscPos.INITIALISE).put(EscPos.CHINESE_ON).put(EscPos.SENSORS_ON);
        receipt.parts().forEach(part -> part.accept(encoder));
        if (!encoder.cut) {
            encoder.put(EscPos.CUT);
        }
        return encoder.out.toByteArray();
    }

    @Override
    public ReceiptEncoder line(Receipt.Line line) {
        int wide = wide(line.size());
        int high = high(line.size());
        put(EscPos.align(where(line.align()))).put(EscPos.size(wide, high)).put(EscPos.bold(line.bold()));
        for (String text : Typesetter.lines(RomCharacters.printable(line.text()), columns / wide)) {
            print(text, wide, high, line.bold());
        }
        return put(EscPos.size(1, 1)).put(EscPos.bold(false)).put(EscPos.align(0));
    }

    @Override
    public ReceiptEncoder row(Receipt.Row row) {
        String label = RomCharacters.printable(row.label());
        List<String> lines = Typesetter.row(label, RomCharacters.printable(row.value()), columns);
        lines.forEach(text -> print(text, 1, 1, false));
        return this;
    }

    @Override
    public ReceiptEncoder qrCode(Receipt.QrCode code) {
        byte[] text = code.text().getBytes(StandardCharsets.UTF_8);
        var stored = new byte[text.length + 1];
        stored[0] = 0x30;
        System.arraycopy(text, 0, stored, 1, text.length);
        return put(EscPos.align(1))
                .put(EscPos.qr(65, QR_MODEL_2))
                .put(EscPos.qr(67, (byte) code.dots()))
                .put(EscPos.qr(69, QR_CORRECTION_M))
                .put(EscPos.qr(80, stored))
                .put(EscPos.qr(81, (byte) 0x30))
                .put(EscPos.align(0));
    }

    @Override
    public ReceiptEncoder rule(Receipt.Rule rule) {
        print("-".repeat(columns), 1, 1, false);
        return this;
    }

    @Override
    public ReceiptEncoder feed(Receipt.Feed feed) {
        return put(EscPos.feed(feed.lines()));
    }

    @Override
    public ReceiptEncoder cut(Receipt.Cut part) {
        cut = true;
        return put(EscPos.CUT);
    }

    private void print(String text, int wide, int high, boolean bold) {
        if (!RomCharacters.hold(text) && LineImage.canDraw(text)) {
            raster(LineImage.draw(text, wide, high, bold));
        } else {
            put(inRom(text).getBytes(RomCharacters.GB18030)).put(new byte[] {'\n'});
        }
    }

    /** No ROM and no font has it: a question mark is honest, a wrong character would not be. */
    private static String inRom(String text) {
        return text.codePoints()
                .mapToObj(codePoint -> RomCharacters.holds(codePoint) ? Character.toString(codePoint) : "？")
                .reduce("", String::concat);
    }

    private void raster(BufferedImage image) {
        int widthBytes = (image.getWidth() + 7) / 8;
        for (int top = 0; top < image.getHeight(); top += BAND_HEIGHT) {
            int height = Math.min(BAND_HEIGHT, image.getHeight() - top);
            put(EscPos.raster(widthBytes, height)).put(band(image, top, height, widthBytes));
        }
    }

    private static byte[] band(BufferedImage image, int top, int height, int widthBytes) {
        var dots = new byte[widthBytes * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, top + y) & 0xFF) == 0) {
                    dots[y * widthBytes + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return withoutRealTimeCommands(dots);
    }

    /** A printer would obey 10 04, 10 05 and 10 14 even inside a picture: one dot more is not seen. */
    private static byte[] withoutRealTimeCommands(byte[] dots) {
        for (int i = 0; i + 1 < dots.length; i++) {
            if (dots[i] == 0x10 && (dots[i + 1] == 0x04 || dots[i + 1] == 0x05 || dots[i + 1] == 0x14)) {
                dots[i] = 0x18;
            }
        }
        return dots;
    }

    private static int wide(Receipt.Size size) {
        return switch (size) {
            case NORMAL, TALL -> 1;
            case LARGE -> 2;
            case HUGE -> 3;
        };
    }

    private static int high(Receipt.Size size) {
        return switch (size) {
            case NORMAL -> 1;
            case TALL, LARGE -> 2;
            case HUGE -> 3;
        };
    }

    private static int where(Align align) {
        return switch (align) {
            case LEFT -> 0;
            case CENTER -> 1;
            case RIGHT -> 2;
        };
    }

    private ReceiptEncoder put(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }
}
