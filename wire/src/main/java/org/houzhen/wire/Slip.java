package org.houzhen.wire;

import java.util.List;

/**
 * What a receipt printer shall print, without saying how it looks.
 *
 * @param id one slip for ever; printed again, it is marked as a reprint (补打)
 * @param headline the one thing to read from afar, such as the ticket number; may be absent
 * @param code what the barcode or QR code says: a register or order number, never a person
 * @param notesEnglish the notes once more, in the same order, for pages; absent on slips written before there were any
 * @param link an address for the patient's own phone, printed as a second QR code; absent where there is none
 * @param next where to go after paying; absent where nowhere
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
        List<Next> next) {
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
