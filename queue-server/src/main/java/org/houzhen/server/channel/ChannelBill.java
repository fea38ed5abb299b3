package org.houzhen.server.channel;

import java.time.LocalDate;
import java.util.List;

/** What a channel says it did on a day, for the books to be compared with. */
public interface ChannelBill {
    /** The {@link PaymentChannel#code} it belongs to. */
    String channel();

    /**
     * All lines of a day that is over; empty when nothing moved.
     *
     * @throws BillUnavailableException when it is not there yet, or cannot be fetched or believed now
     */
    List<BillLine> bill(LocalDate day);
}
