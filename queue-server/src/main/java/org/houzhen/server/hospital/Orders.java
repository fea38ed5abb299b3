package org.houzhen.server.hospital;

import java.util.List;
import org.houzhen.wire.Money;

/** Tests and examinations that a doctor orders during a visit. */
public interface Orders {
    /** What can be ordered, by department and name. */
    List<OrderableItem> catalogue(CallContext context);

    /**
     * Orders items for a visit and bills them. The key is the request id: repeated, it gives the same bill.
     * REGISTRATION_NOT_FOUND, ORDER_ITEM_UNKNOWN.
     */
    Outcome<Bill> order(CallContext context, PlaceOrder request);

    /** What was ordered during a visit, and how far it has come. */
    List<OrderedItem> ofVisit(CallContext context, String registerNo);

    /** Asks for tests and medicine; a code that stands there twice is a quantity of two, of medicine. */
    record PlaceOrder(String registerNo, String doctor, List<String> itemCodes) {}

    /** Whether an item is done in the laboratory or on a machine, or given out by the pharmacy. */
    enum Kind {
        LABORATORY,
        EXAMINATION,
        MEDICINE
    }

    /** One item of the price list that can be ordered. */
    record OrderableItem(
            String code, String name, String shortcut, Kind kind, String department, String place, Money price) {}

    /**
     * One ordered item.
     *
     * @param state UNPAID, PAID, PERFORMED, COLLECTED, RECEIVED, RESULTED or AUDITED
     */
    record OrderedItem(String billId, String code, String name, Kind kind, String state, String place) {}
}
