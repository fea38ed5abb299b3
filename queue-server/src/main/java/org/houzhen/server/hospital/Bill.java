package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.List;
import org.houzhen.wire.Money;

/**
 * An unpaid bill (处方/检查单); it is paid whole.
 *
 * @param canMerge whether it may be paid together with others
 * @param heldBy the terminal or window where it is being paid right now; empty when it is free
 */
public record Bill(
        String id,
        String registerNo,
        String patientId,
        String department,
        String doctor,
        Instant billedAt,
        Money total,
        List<Line> lines,
        boolean canMerge,
        String heldBy) {
    /**
     * One line.
     *
     * @param place where it is carried out
     */
    public record Line(String code, String item, int quantity, String unit, Money price, Money amount, String place) {}

    @Override
    public String toString() {
        return "Bill[" + id + "]";
    }
}
