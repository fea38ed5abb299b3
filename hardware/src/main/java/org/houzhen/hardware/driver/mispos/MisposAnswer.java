package org.houzhen.hardware.driver.mispos;

import org.houzhen.hardware.MaskedCard;

/**
 * What a terminal answers; 1164 bytes:
 *
 * <pre>
 *   code 2, words 40, card 20, amount 12 (fen), trace 6, batch 6, date 4 (MMdd), time 6
 *   | reference 12, authorisation 6, merchant 15, terminal 8 | memo 1024 | echo 3
 * </pre>
 *
 * The memo is skipped: terminals put the text of their own slip there, with the holder's name.
 */
public record MisposAnswer(
        String code,
        String words,
        MaskedCard card,
        long amountFen,
        String trace,
        String batch,
        String date,
        String time,
        String reference,
        String authorisation,
        String merchant,
        String terminal,
        String echo) {
    static final int SIZE = 1164;
    private static final int CARD_SIZE = 20;
    private static final int MEMO_SIZE = 1024;
    private static final String CARD_IN_WORDS = "\\d{12,}";

    /**
     * What the host reads of it; the record's card number is overwritten.
     *
     * @throws IllegalArgumentException if the amount is no number
     */
    static MisposAnswer read(byte[] record) {
        MisposFields in = MisposFields.reading(record);
        String code = in.text(2);
        String words = in.text(40).replaceAll(CARD_IN_WORDS, "****");
        MaskedCard card = MaskedCard.of(in.cardNumber(CARD_SIZE));
        long amount = in.amount();
        String trace = in.text(6);
        String batch = in.text(6);
        String date = in.text(4);
        String time = in.text(6);
        String reference = in.text(12);
        String authorisation = in.text(6);
        String merchant = in.text(15);
        String terminal = in.text(8);
        in.skip(MEMO_SIZE);
        return new MisposAnswer(
                code,
                words,
                card,
                amount,
                trace,
                batch,
                date,
                time,
                reference,
                authorisation,
                merchant,
                terminal,
                in.text(3));
    }

    /** What a terminal writes, with the whole card number as terminals do, and the text of a slip. */
    byte[] bytes(String cardNumber, String memo) {
        return MisposFields.writing(SIZE)
                .left(code, 2)
                .left(words, 40)
                .left(cardNumber, CARD_SIZE)
                .amount(amountFen)
                .left(trace, 6)
                .left(batch, 6)
                .left(date, 4)
                .left(time, 6)
                .left(reference, 12)
                .left(authorisation, 6)
                .left(merchant, 15)
                .left(terminal, 8)
                .left(memo, MEMO_SIZE)
                .left(echo, 3)
                .written();
    }
}
