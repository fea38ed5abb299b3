package org.houzhen.hardware.driver.mispos;

import java.time.format.DateTimeFormatter;
import org.houzhen.hardware.BankEntry;

/**
 * What a terminal is asked for; 1095 bytes:
 *
 * <pre>
 *   counter 8, operator 8, type 2, amount 12 (fen)
 *   | of the sale before: trace 6, date 8, reference 12, authorisation 6, batch 6
 *   | memo 1024 (our trade number) | echo 3
 * </pre>
 *
 * @param type one of {@link MisposTypes}
 * @param echo three digits that the answer repeats
 */
public record MisposRequest(Till till, String type, long amountFen, Original original, String memo, String echo) {
    static final int SIZE = 1095;
    private static final int MEMO_SIZE = 1024;

    /** Who stands at the till, by the bank's agreement with the hospital. */
    public record Till(String counter, String operator) {}

    /** The sale before that this is about; empty texts for a sale itself. */
    public record Original(String trace, String date, String reference, String authorisation, String batch) {
        static final Original NONE = new Original("", "", "", "", "");

        static Original of(BankEntry entry) {
            String date = entry.at().format(DateTimeFormatter.BASIC_ISO_DATE);
            return new Original(entry.trace(), date, entry.reference(), entry.authorisation(), entry.batch());
        }
    }

    byte[] bytes() {
        return MisposFields.writing(SIZE)
                .right(till.counter(), 8)
                .right(till.operator(), 8)
                .right(type, 2)
                .amount(amountFen)
                .right(original.trace(), 6)
                .right(original.date(), 8)
                .right(original.reference(), 12)
                .right(original.authorisation(), 6)
                .right(original.batch(), 6)
                .left(memo, MEMO_SIZE)
                .right(echo, 3)
                .written();
    }

    /**
     * What a terminal reads of it.
     *
     * @throws IllegalArgumentException if the amount is no number
     */
    static MisposRequest read(byte[] record) {
        MisposFields in = MisposFields.reading(record);
        var till = new Till(in.text(8), in.text(8));
        String type = in.text(2);
        long amount = in.amount();
        var original = new Original(in.text(6), in.text(8), in.text(12), in.text(6), in.text(6));
        return new MisposRequest(till, type, amount, original, in.text(MEMO_SIZE), in.text(3));
    }
}
