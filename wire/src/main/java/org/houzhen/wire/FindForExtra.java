package org.houzhen.wire;

/**
 * A doctor looks for a patient to give an extra number (加号).
 *
 * @param number a ticket of the area today, a register number of any day, a patient's index number, or a document's
 * @param name the patient's full name where the number is a document's; absent otherwise
 */
public record FindForExtra(String number, String name) {
    @Override
    public String toString() {
        return "FindForExtra[]";
    }
}
