/** One screen that tells a technician at a terminal how its devices are and what to do. */
package org.houzhen.kiosk.check;
