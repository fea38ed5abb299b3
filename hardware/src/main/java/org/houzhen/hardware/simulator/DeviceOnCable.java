package org.houzhen.hardware.simulator;

import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.function.Supplier;
import org.houzhen.hardware.DeviceException;

/** What simulated devices that hang on a cable have in common: where it goes, and that it can be pulled. Any thread may call. */
public abstract class DeviceOnCable implements AutoCloseable {
    final DeviceEnd end;

    DeviceOnCable(String name, Supplier<ByteToMessageDecoder> decoder) {
        end = new DeviceEnd(name, decoder, this::heard);
    }

    /** A whole frame came; called on the device's own thread. */
    abstract void heard(Object frame, DeviceEnd.Host host);

    /** Offers the device on a loopback port, for 0 on one that stays free while it is unplugged, and says which. */
    public int listen(int port) throws InterruptedException {
        return end.listen(port);
    }

    /** Plugs the device into a serial port, such as one end of a pair of pseudo-terminals. */
    public void attach(String serialPath) throws DeviceException, InterruptedException {
        end.attach(serialPath);
    }

    public void unplug() throws InterruptedException {
        end.unplug();
    }

    public void plug() throws DeviceException, InterruptedException {
        end.plug();
    }

    public boolean isPlugged() {
        return end.isPlugged();
    }

    @Override
    public void close() {
        end.close();
    }
}
