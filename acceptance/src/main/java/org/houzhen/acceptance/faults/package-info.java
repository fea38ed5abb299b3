/** Faults that the simulated counterparts make on purpose. */
package org.houzhen.acceptance.faults;
