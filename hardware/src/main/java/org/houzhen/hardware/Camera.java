package org.houzhen.hardware;

import java.time.Duration;

/** A camera that the terminal itself looks through. What it sees is a person: a picture lives for one call and is overwritten. */
public interface Camera extends Device {
    int WIDTH = 640;
    int HEIGHT = 480;

    /** Who is shown pictures. */
    interface Eye {
        /**
         * Must not block.
         *
         * @param rgb row by row, three bytes a pixel; overwritten as soon as this returns
         * @return whether to go on
         */
        boolean see(byte[] rgb);
    }

    /**
     * Shows the eye a picture now and then, on the caller's thread, until it has seen enough or the limit has passed.
     *
     * @throws DeviceException if the camera shows nothing, is in use, or is pulled out meanwhile
     */
    void watch(Duration limit, Eye eye) throws DeviceException, InterruptedException;
}
