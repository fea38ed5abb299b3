package org.houzhen.server.channel;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

    /** How people hand it in; empty where it is fetched without them. */
    default Optional<HandedIn> handedIn() {
        return Optional.empty();
    }

    /**
     * A bill that comes as a file in people's hands. A day's later file stands in place of the one before. What was taken
     * and given back whole on the same day need not be on it.
     */
    interface HandedIn {
        /** Whether there is anything such a file could be about. */
        boolean isExpected();

        boolean has(LocalDate day);

        /**
         * Reads the whole file of a day, and keeps nothing of it yet.
         *
         * @throws RuntimeException with a problem that names line and column of what cannot be read
         */
        Read read(LocalDate day, byte[] file);

        /** A file that was understood. */
        interface Read {
            int lines();

            /** @param by the person who handed it in, as an actor */
            void keep(String by);
        }
    }
}
