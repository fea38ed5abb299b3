package org.houzhen.hardware.driver.pcsc;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;

/**
 * The way to the PC/SC service. The JDK asks it for one context in the life of the process and keeps it, with the
 * terminals made of it, in static fields: after the service was restarted every call fails until the process ends. So
 * they are emptied, which the process must allow by {@code --add-opens java.smartcardio/sun.security.smartcardio}.
 */
final class PcscContext {
    private static final String HOLDER = "sun.security.smartcardio.PCSCTerminals";

    private PcscContext() {}

    /** Establishes the context if there is none. Not the default factory: that remembers a first failure forever. */
    static CardTerminals terminals() throws CardException {
        try {
            return TerminalFactory.getInstance("PC/SC", null).terminals();
        } catch (NoSuchAlgorithmException e) {
            throw new CardException("SCARD_E_NO_SERVICE", e); // Said only here; its own reason is deep in the chain.
        }
    }

    /** Forgets the context and what was made of it; false if this process may not. */
    static boolean forget() {
        try {
            Class<?> holder = Class.forName(HOLDER);
            field(holder, "contextId").setLong(null, 0);
            ((Map<?, ?>) field(holder, "terminals").get(null)).clear();
            return true;
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return false;
        }
    }

    private static Field field(Class<?> holder, String name) throws NoSuchFieldException {
        Field field = holder.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
