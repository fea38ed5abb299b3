package org.houzhen.hardware.simulator;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Interprets printing commands into slips of paper, with the modes a printer keeps between them. */
final class PaperRoll {
    private static final int SLIPS_MAX = 200;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset LATIN = Charset.forName("IBM437");
    private static final int QR_STORE = 80;
    private static final int QR_PRINT = 81;
    private static final int QR_SIZE = 67;
    private static final String NOT_IN_ROM = "〓";

    private final List<PaperSlip> slips = new ArrayList<>();
    private final List<PaperSlip.Item> items = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private boolean chinese;
    private boolean bold;
    private int width = 1;
    private int height = 1;
    private int align;
    private int qrDots = 3;
    private byte[] qrStored = {};
    private int count;

    /** Slips in the order in which they came out, the last one perhaps not cut yet. */
    List<PaperSlip> slips() {
        var all = new ArrayList<>(slips);
        if (!items.isEmpty()) {
            all.add(new PaperSlip(count + 1, items, false));
        }
        return List.copyOf(all);
    }

    void clear() {
        slips.clear();
        items.clear();
    }

    /** What was not on paper yet is gone, and the modes are those of a printer just switched on. */
    void powerLost() {
        run.reset();
        qrStored = new byte[0];
        qrDots = 3;
        initialise();
    }

    /** Carries out one command and says how many lines of paper it moved. */
    int print(EscPosCommand command) {
        if (command.isText()) {
            run.writeBytes(command.bytes()); // A hanzi may be cut between two runs: decoded when the run ends.
            return 0;
        }
        endRun();
        int code = command.code();
        return switch (code >> 8) {
            case 0 -> code == '\n' ? endLine() : 0;
            case 0x1B -> escape(command);
            case 0x1C -> chineseMode(command);
            default -> group(command);
        };
    }

    private int escape(EscPosCommand command) {
        switch (command.code() & 0xFF) {
            case '@' -> initialise();
            case 'E' -> bold = (command.at(2) & 1) == 1;
            case 'a' -> align = command.at(2) % '0';
            case 'd' -> {
                return endLine() + feed(command.at(2));
            }
            default -> {
                return 0; // Spacing, fonts and code pages do not change what is read.
            }
        }
        return 0;
    }

    private int chineseMode(EscPosCommand command) {
        if (command.code() == 0x1C26) {
            chinese = true;
        } else if (command.code() == 0x1C2E) {
            chinese = false;
        }
        return 0;
    }

    private int group(EscPosCommand command) {
        return switch (command.code() & 0xFF) {
            case '!' -> size(command.at(2));
            case 'v' -> picture(command);
            case 'V' -> cut();
            case '(' -> command.at(2) == 'k' ? qr(command) : 0;
            default -> 0;
        };
    }

    private void initialise() {
        line.setLength(0);
        chinese = false;
        bold = false;
        align = 0;
        size(0);
    }

    private int size(int bits) {
        width = (bits >> 4 & 7) + 1;
        height = (bits & 7) + 1;
        return 0;
    }

    private void endRun() {
        if (run.size() > 0) {
            line.append(decode(run.toByteArray()));
            run.reset();
        }
    }

    private String decode(byte[] bytes) {
        if (!chinese) {
            return new String(bytes, LATIN);
        }
        return new String(bytes, GB18030)
                .codePoints()
                .mapToObj(PaperRoll::inRom)
                .collect(Collectors.joining());
    }

    /** What comes out where the ROM has no glyph: four-byte codes, and the late additions from FE50 up. */
    private static String inRom(int codePoint) {
        String character = Character.toString(codePoint);
        byte[] code = character.getBytes(GB18030);
        boolean late = code.length == 2 && code[0] == (byte) 0xFE && Byte.toUnsignedInt(code[1]) >= 0x50;
        return code.length == 4 || late ? NOT_IN_ROM : character;
    }

    private int endLine() {
        items.add(new PaperSlip.Text(line.toString(), width, height, bold, align));
        line.setLength(0);
        return height;
    }

    private int feed(int lines) {
        IntStream.range(1, lines).forEach(i -> items.add(new PaperSlip.Text("", 1, 1, false, 0)));
        return lines;
    }

    private int cut() {
        if (line.length() > 0) {
            endLine();
        }
        count++;
        slips.add(new PaperSlip(count, items, true));
        items.clear();
        if (slips.size() > SLIPS_MAX) {
            slips.remove(0);
        }
        return 1;
    }

    /** {@code 1D 76 30 mode | width u16 in bytes | height u16 | dots}. */
    private int picture(EscPosCommand command) {
        int widthBytes = command.littleEndian(4);
        int rowCount = command.littleEndian(6);
        List<String> rows = IntStream.range(0, rowCount)
                .mapToObj(y -> dots(command, 8 + y * widthBytes, widthBytes))
                .toList();
        items.add(new PaperSlip.Picture(align, rows));
        return (rowCount + 23) / 24;
    }

    private static String dots(EscPosCommand command, int from, int widthBytes) {
        return IntStream.range(from, from + widthBytes)
                .mapToObj(i -> Integer.toBinaryString(0x100 | command.at(i)).substring(1))
                .collect(Collectors.joining());
    }

    private int qr(EscPosCommand command) {
        byte[] bytes = command.bytes();
        switch (command.at(6)) {
            case QR_SIZE -> qrDots = command.at(7);
            case QR_STORE -> qrStored = Arrays.copyOfRange(bytes, 8, bytes.length);
            case QR_PRINT -> {
                return printQr();
            }
            default -> {
                return 0; // The model and the correction level do not change what is read.
            }
        }
        return 0;
    }

    private int printQr() {
        String text = new String(qrStored, StandardCharsets.UTF_8);
        List<String> modules = modules(text);
        items.add(new PaperSlip.Qr(text, qrDots, align, modules));
        return modules.size() * qrDots / 24;
    }

    private static List<String> modules(String text) {
        try {
            var hints = Map.of(
                    EncodeHintType.MARGIN,
                    0,
                    EncodeHintType.CHARACTER_SET,
                    "UTF-8",
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.M);
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            return IntStream.range(0, matrix.getHeight())
                    .mapToObj(y -> IntStream.range(0, matrix.getWidth())
                            .mapToObj(x -> matrix.get(x, y) ? "1" : "0")
                            .collect(Collectors.joining()))
                    .toList();
        } catch (WriterException | IllegalArgumentException e) {
            return List.of(); // A printer prints nothing for a code that does not fit.
        }
    }
}
