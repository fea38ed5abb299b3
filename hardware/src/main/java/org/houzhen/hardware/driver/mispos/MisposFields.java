package org.houzhen.hardware.driver.mispos;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Fixed fields one after the other: text in GB18030 padded with spaces, amounts in fen padded with zeros. */
final class MisposFields {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int AMOUNT_SIZE = 12;
    private static final byte PAD = ' ';

    private final ByteBuffer record;

    private MisposFields(ByteBuffer record) {
        this.record = record;
    }

    static MisposFields writing(int size) {
        return new MisposFields(ByteBuffer.allocate(size));
    }

    static MisposFields reading(byte[] record) {
        return new MisposFields(ByteBuffer.wrap(record));
    }

    /** At the right end of its field, as numbers of tills and trades are. */
    MisposFields right(String text, int size) {
        byte[] bytes = fitting(text, size);
        return spaces(size - bytes.length).bytes(bytes);
    }

    /** At the left end of its field, as words are. */
    MisposFields left(String text, int size) {
        byte[] bytes = fitting(text, size);
        return bytes(bytes).spaces(size - bytes.length);
    }

    MisposFields amount(long fen) {
        return right(String.format("%0" + AMOUNT_SIZE + "d", fen), AMOUNT_SIZE);
    }

    /** What is too long loses its end, by whole characters. */
    private static byte[] fitting(String text, int size) {
        String cut = text;
        while (cut.getBytes(GB18030).length > size) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut.getBytes(GB18030);
    }

    private MisposFields bytes(byte... bytes) {
        record.put(bytes);
        return this;
    }

    private MisposFields spaces(int count) {
        byte[] spaces = new byte[count];
        Arrays.fill(spaces, PAD);
        return bytes(spaces);
    }

    byte[] written() {
        if (record.hasRemaining()) {
            throw new IllegalStateException("a record of " + record.position() + " bytes");
        }
        return record.array();
    }

    /** Some terminals pad with zero bytes. */
    String text(int size) {
        byte[] bytes = new byte[size];
        record.get(bytes);
        return new String(bytes, GB18030).replace('\0', ' ').strip();
    }

    /**
     * Zero if nothing stands there.
     *
     * @throws IllegalArgumentException if anything but digits does
     */
    long amount() {
        String text = text(AMOUNT_SIZE);
        if (!text.matches("\\d{0,12}")) {
            throw new IllegalArgumentException("amount");
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** A card number, of which the middle is overwritten before anything else is done with it. */
    String cardNumber(int size) {
        int start = record.position();
        int end = start + size;
        while (end > start && record.get(end - 1) <= PAD) {
            end--;
        }
        while (start < end && record.get(start) <= PAD) {
            start++;
        }
        for (int i = start + 6; i < end - 4; i++) {
            record.put(i, (byte) '*');
        }
        return text(size);
    }

    void skip(int size) {
        record.position(record.position() + size);
    }
}
