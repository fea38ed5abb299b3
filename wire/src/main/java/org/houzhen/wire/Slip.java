package org.houzhen.wire;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a receipt printer shall print, without saying how it looks.
 *
 * @param id one slip for ever; printed again, it is marked as a reprint (补打)
 * @param headline the one thing to read from afar, such as the ticket number; may be absent
 * @param code what the barcode or QR code says: a register or order number, never a person
 * @param notesEnglish the notes once more, in the same order, for pages; absent on slips written before there were any
 * @param link an address for the patient's own phone, printed as a second QR code; absent where there is none
 * @param next where to go after paying; absent where nowhere
 * @param ebill the fiscal e-bill of what was paid, printed with its own QR code; absent where there is none yet
 */
public record Slip(
        String id,
        String title,
        String headline,
        List<Row> rows,
        String code,
        List<String> notes,
        List<String> notesEnglish,
        String link,
        List<Next> next,
        EBill ebill) {
    /**
     * What proves a fiscal e-bill (医疗收费电子票据).
     *
     * @param code 票据代码
     * @param number 票据号码
     * @param check 校验码
     * @param page where a phone shows it; may be empty
     */
    public record EBill(String code, String number, String check, String page) {}

    public Slip with(EBill bill) {
        return new Slip(id, title, headline, rows, code, notes, notesEnglish, link, next, bill);
    }

    /** The same slip with one more note, in both languages where it has both. */
    public Slip noting(String note, String english) {
        return new Slip(
                id, title, headline, rows, code, and(notes, note), and(notesEnglish, english), link, next, ebill);
    }

    private static List<String> and(List<String> notes, String note) {
        return notes == null
                ? null
                : Stream.concat(notes.stream(), Stream.of(note)).toList();
    }

    /**
     * A stop to go to now, for pages; on paper it stands among the notes.
     *
     * @param number of the ticket there
     * @param ahead how many are before it
     */
    public record Next(
            String title, String titleEnglish, String place, String placeEnglish, String number, int ahead) {}

    /** A label and its value. */
    public record Row(String label, String value) {}

    @Override
    public String toString() {
        return "Slip[" + id + "]";
    }
}
