// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.registry;

import java.util.List;

/** One element that a plug-in contributes to an extension point. */
public interface Contribution {
    /**
     * The name of the element.
     *
     * @return the name as in {@code plugin.xml}
     */
    String name();

    /**
     * An attribute of the element.
     *
     * @param attribute name of the attribute
     * @return its value, null if it is absent
     */
    String attribute(String attribute);

    /**
     * The nested elements with a given name.
     *
     * @param childName the name
     * @return the elements in the order of {@code plugin.xml}
     */
    List<Contribution> children(String childName);

    /**
     * The plug-in that contributes the element.
     *
     * @return its symbolic name
     */
    String contributor();

    /**
     * Creates an object of the class that an attribute names.
     *
     * @param attribute name of the attribute
     * @param type what the object must be
     * @param <T> what the object must be
     * @return the new object
     * @throws ContributionException if the class is missing, of another type, or fails to start
     */
    <T> T instantiate(String attribute, Class<T> type) throws ContributionException;

    /**
     * Loads the class that an attribute names, through the contributing plug-in.
     *
     * @param attribute name of the attribute
     * @param type what the class must extend or implement
     * @param <T> what the class must extend or implement
     * @return the class
     * @throws ContributionException if the class is missing or of another type
     */
    <T> Class<? extends T> load(String attribute, Class<T> type) throws ContributionException;
}
