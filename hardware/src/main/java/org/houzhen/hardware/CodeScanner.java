package org.houzhen.hardware;

import java.util.function.Consumer;

/** A scanner of bar codes and QR codes that speaks whenever somebody shows it one. */
public interface CodeScanner extends Device {
    /** The listener hears every code in the order scanned, on the link's thread, and must not block. */
    void onScan(Consumer<ScannedCode> listener);
}
