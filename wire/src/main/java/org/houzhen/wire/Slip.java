package org.houzhen.wire;

import java.util.List;

/**
 * What a receipt printer shall print, without saying how it looks.
 *
 * @param id one slip for ever; printed again, it is marked as a reprint (补打)
 * @param headline the one thing to read from afar, such as the ticket number; may be absent
 * @param code what the barcode or QR code says: a register or order number, never a person
 * @param link an address for the patient's own phone, printed as a second QR code; absent where there is none
 */
public record Slip(
        String id, String title, String headline, List<Row> rows, String code, List<String> notes, String link) {
    /** A label and its value. */
    public record Row(String label, String value) {}

    @Override
    public String toString() {
        return "Slip[" + id + "]";
    }
}
