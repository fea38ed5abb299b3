/** A simulated day of a hospital on the shipped queue server, judged at every event by a referee that shares no code with it. */
package org.houzhen.acceptance.day;
