package org.houzhen.acceptance.visit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.houzhen.hardware.simulator.PaperSlip;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;

/** Reads what came out of the receipt printer, decoded from the bytes it was sent. */
final class Slips {
    private final ReceiptPrinterSimulator printer;

    Slips(ReceiptPrinterSimulator printer) {
        this.printer = printer;
    }

    /** Slips that came out whole and say all of this. */
    List<PaperSlip> saying(String... words) {
        return printer.paper().stream()
                .filter(PaperSlip::cut)
                .filter(slip -> List.of(words).stream().allMatch(text(slip)::contains))
                .toList();
    }

    static String text(PaperSlip slip) {
        return slip.items().stream()
                .map(item -> item.match(PaperSlip.Text::text, qr -> "", picture -> ""))
                .collect(Collectors.joining("\n"));
    }

    static Optional<String> code(PaperSlip slip) {
        return slip.items().stream()
                .map(item -> item.<Optional<String>>match(
                        text -> Optional.empty(), qr -> Optional.of(qr.text()), picture -> Optional.empty()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
