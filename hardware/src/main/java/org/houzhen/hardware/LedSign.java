package org.houzhen.hardware;

import java.time.Duration;
import java.util.List;

/** A sign of light-emitting diodes above a door or a window, for a few short lines. One thread uses it at a time. */
public interface LedSign extends Device {
    int LINES_MAX = 8;

    /**
     * Shows these lines, or nothing if there are none, instead of what was shown, and returns when the sign said that it does.
     * Doing it again changes nothing.
     *
     * @throws DeviceException if the sign is unplugged, silent, or refuses: what it shows then is unknown
     */
    void show(List<Line> lines, Duration timeout) throws DeviceException, InterruptedException;

    /** Shows nothing. */
    void clear(Duration timeout) throws DeviceException, InterruptedException;

    /** One line; what does not fit the sign's width is cut by the sign. */
    record Line(String text, Colour colour) {}

    /** The colours of signs with two kinds of diodes; one with red alone shows all as red. */
    enum Colour {
        RED,
        GREEN,
        YELLOW
    }
}
