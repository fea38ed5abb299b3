package org.houzhen.hardware.driver.escpos;

import org.houzhen.hardware.ReceiptPrinter.Condition;

/** What a printer says back. */
sealed interface PrinterReply {
    /** Said unasked whenever a sensor changes. */
    record Sensors(Condition condition) implements PrinterReply {}

    /** The answer to one DLE EOT; it does not say to which. */
    record RealTime(int bits) implements PrinterReply {}

    /** The answer to DLE EOT 20 of printers with sensors along the paper's way. */
    record PaperPath(boolean jammed, boolean untaken) implements PrinterReply {}

    /** Everything sent before this number was processed. */
    record Proof(String number) implements PrinterReply {}

    /** The answer to GS r, given in its turn: what was sent before it was processed. */
    record InTurn(int bits) implements PrinterReply {}

    /** What was not yet printed was thrown away. */
    record Cleared() implements PrinterReply {}
}
