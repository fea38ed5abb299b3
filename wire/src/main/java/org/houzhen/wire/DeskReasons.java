package org.houzhen.wire;

import java.util.List;
import java.util.Map;

/**
 * The reasons a desk offers for changing an order.
 *
 * @param noteMax how many letters may be added to a reason
 * @param uses for each thing a reason is given for, such as {@code call-chosen} or {@code green-channel}, the codes to
 *     choose from, in this order
 */
public record DeskReasons(int noteMax, List<Choice> reasons, Map<String, List<String>> uses) {
    /** A reason's stable code and its words. */
    public record Choice(String code, String zh, String en) {}
}
