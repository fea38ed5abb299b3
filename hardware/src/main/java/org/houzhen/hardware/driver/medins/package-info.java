/** Speaks with a terminal of the national insurance through the insurance's own component: calls and answers in JSON, GB18030. */
package org.houzhen.hardware.driver.medins;
