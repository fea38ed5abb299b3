package org.houzhen.server.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The range a hospital may set a rule to; who reads a rule file or shows a form holds every value against it. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    int min();

    int max();

    Unit unit() default Unit.COUNT;

    /** What the numbers count; durations are whole numbers of it. */
    enum Unit {
        COUNT,
        SECONDS,
        MINUTES
    }
}
