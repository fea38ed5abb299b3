package org.houzhen.kiosk.contract;

/** One connected program. */
public interface Client extends AutoCloseable {
    /** A command as it came; any part of it may be missing. */
    void receive(Envelope message);

    /** Something came that is no message. */
    void receiveGarbage();

    /** The program is gone: what it waits for ends, and nothing more is said. */
    @Override
    void close();
}
