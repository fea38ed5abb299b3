package org.houzhen.wire;

/**
 * The body of desk commands that change an order or choose: what is not needed is absent.
 *
 * @param reason why: a code of {@link DeskReasons}; compulsory
 * @param note more in words; compulsory with OTHER, and without any patient's name
 * @param approval what a second person was given for this very change; absent while one person may decide alone
 * @param priority GREEN_CHANNEL, FIRST, SECOND or NORMAL, for a change of class
 * @param grade 1 to 4, for an emergency grade
 * @param area the destination's area
 * @param queue the destination of a transfer
 */
public record DeskReason(
        String reason, String note, String approval, String priority, Integer grade, String area, String queue) {
    @Override
    public String toString() {
        return "DeskReason[" + reason + "]";
    }
}
