// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;

/**
 * Read access to a settings tree. The getters without a default throw if the key is absent or holds
 * another type; those with a default return it then.
 */
public interface ConfigBaseRO extends Iterable<String> {
    /**
     * A subtree.
     *
     * @param key its key
     * @return the subtree
     * @throws InvalidSettingsException if there is none
     */
    ConfigBase getConfigBase(String key) throws InvalidSettingsException;

    /**
     * Writes this tree as XML in UTF-8 and closes the stream.
     *
     * @param os the stream
     * @throws IOException if writing fails
     */
    void saveToXML(OutputStream os) throws IOException;

    /**
     * Adds every entry of this tree to another one.
     *
     * @param dest the tree that gets them
     */
    void copyTo(ConfigBaseWO dest);

    /**
     * The key of this tree.
     *
     * @return the key
     */
    String getKey();

    /**
     * The keys of the direct entries, in their order.
     *
     * @return unmodifiable set
     */
    Set<String> keySet();

    /**
     * Whether there is a direct entry with this key.
     *
     * @param key the key
     * @return true if there is
     */
    boolean containsKey(String key);

    @Override
    Iterator<String> iterator();

    /**
     * A decrypted password.
     *
     * @param key its key
     * @param encryptionKey the key it was encrypted with
     * @return the password
     * @throws InvalidSettingsException if there is none or it cannot be decrypted
     */
    String getPassword(String key, String encryptionKey) throws InvalidSettingsException;

    /**
     * A decrypted password.
     *
     * @param key its key
     * @param encryptionKey the key it was encrypted with
     * @param def returned if there is none
     * @return the password or the default
     */
    String getPassword(String key, String encryptionKey, String def);

    /**
     * A text that is kept in memory only.
     *
     * @param key its key
     * @return the text, null if there is none
     */
    String getTransientString(String key);

    /**
     * A 32-bit integer.
     *
     * @param key its key
     * @return the value
     * @throws InvalidSettingsException if there is no such entry
     */
    int getInt(String key) throws InvalidSettingsException;

    /**
     * A 32-bit integer.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the value or the default
     */
    int getInt(String key, int def);

    /**
     * An array of 32-bit integers.
     *
     * @param key its key
     * @return the array, null if a null array was stored
     * @throws InvalidSettingsException if there is no such entry
     */
    int[] getIntArray(String key) throws InvalidSettingsException;

    /**
     * An array of 32-bit integers.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the array or the default
     */
    int[] getIntArray(String key, int... def);

    /**
     * A 64-bit floating point number.
     *
     * @param key its key
     * @return the value
     * @throws InvalidSettingsException if there is no such entry
     */
    double getDouble(String key) throws InvalidSettingsException;

    /**
     * A 64-bit floating point number.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the value or the default
     */
    double getDouble(String key, double def);

    /**
     * An array of 64-bit floating point numbers.
     *
     * @param key its key
     * @return the array, null if a null array was stored
     * @throws InvalidSettingsException if there is no such entry
     */
    double[] getDoubleArray(String key) throws InvalidSettingsException;

    /**
     * An array of 64-bit floating point numbers.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the array or the default
     */
    double[] getDoubleArray(String key, double... def);

    /**
     * A 32-bit floating point number.
     *
     * @param key its key
     * @return the value
     * @throws InvalidSettingsException if there is no such entry
     */
    float getFloat(String key) throws InvalidSettingsException;

    /**
     * A 32-bit floating point number.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the value or the default
     */
    float getFloat(String key, float def);

    /**
     * An array of 32-bit floating point numbers.
     *
     * @param key its key
     * @return the array, null if a null array was stored
     * @throws InvalidSettingsException if there is no such entry
     */
    float[] getFloatArray(String key) throws InvalidSettingsException;

    /**
     * An array of 32-bit floating point numbers.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the array or the default
     */
    float[] getFloatArray(String key, float... def);

    /**
     * A character.
     *
     * @param key its key
     * @return the value
     * @throws InvalidSettingsException if there is no such entry
     */
    char getChar(String key) throws InvalidSettingsException;

    /**
     * A character.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the value or the default
     */
    char getChar(String key, char def);

    /**
     * An array of characters.
     *
     * @param key its key
     * @return the array, null if a null array was stored
     * @throws InvalidSettingsException if there is no such entry
     */
    char[] getCharArray(String key) throws InvalidSettingsException;

    /**
     * An array of characters.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the array or the default
     */
    char[] getCharArray(String key, char... def);

    /**
     * A 16-bit integer.
     *
     * @param key its key
     * @return the value
     * @throws InvalidSettingsException if there is no such entry
     */
    short getShort(String key) throws InvalidSettingsException;

    /**
     * A 16-bit integer.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the value or the default
     */
    short getShort(String key, short def);

    /**
     * An array of 16-bit integers.
     *
     * @param key its key
     * @return the array, null if a null array was stored
     * @throws InvalidSettingsException if there is no such entry
     */
    short[] getShortArray(String key) throws InvalidSettingsException;

    /**
     * An array of 16-bit integers.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the array or the default
     */
    short[] getShortArray(String key, short... def);

    /**
     * A 64-bit integer.
     *
     * @param key its key
     * @return the value
     * @throws InvalidSettingsException if there is no such entry
     */
    long getLong(String key) throws InvalidSettingsException;

    /**
     * A 64-bit integer.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the value or the default
     */
    long getLong(String key, long def);

    /**
     * An array of 64-bit integers.
     *
     * @param key its key
     * @return the array, null if a null array was stored
     * @throws InvalidSettingsException if there is no such entry
     */
    long[] getLongArray(String key) throws InvalidSettingsException;

    /**
     * An array of 64-bit integers.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the array or the default
     */
    long[] getLongArray(String key, long... def);

    /**
     * A 8-bit integer.
     *
     * @param key its key
     * @return the value
     * @throws InvalidSettingsException if there is no such entry
     */
    byte getByte(String key) throws InvalidSettingsException;

    /**
     * A 8-bit integer.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the value or the default
     */
    byte getByte(String key, byte def);

    /**
     * An array of 8-bit integers.
     *
     * @param key its key
     * @return the array, null if a null array was stored
     * @throws InvalidSettingsException if there is no such entry
     */
    byte[] getByteArray(String key) throws InvalidSettingsException;

    /**
     * An array of 8-bit integers.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the array or the default
     */
    byte[] getByteArray(String key, byte... def);

    /**
     * A truth value.
     *
     * @param key its key
     * @return the value
     * @throws InvalidSettingsException if there is no such entry
     */
    boolean getBoolean(String key) throws InvalidSettingsException;

    /**
     * A truth value.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the value or the default
     */
    boolean getBoolean(String key, boolean def);

    /**
     * An array of truth values.
     *
     * @param key its key
     * @return the array, null if a null array was stored
     * @throws InvalidSettingsException if there is no such entry
     */
    boolean[] getBooleanArray(String key) throws InvalidSettingsException;

    /**
     * An array of truth values.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the array or the default
     */
    boolean[] getBooleanArray(String key, boolean... def);

    /**
     * A text.
     *
     * @param key its key
     * @return the value
     * @throws InvalidSettingsException if there is no such entry
     */
    String getString(String key) throws InvalidSettingsException;

    /**
     * A text.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the value or the default
     */
    String getString(String key, String def);

    /**
     * An array of texts.
     *
     * @param key its key
     * @return the array, null if a null array was stored
     * @throws InvalidSettingsException if there is no such entry
     */
    String[] getStringArray(String key) throws InvalidSettingsException;

    /**
     * An array of texts.
     *
     * @param key its key
     * @param def returned if there is no such entry
     * @return the array or the default
     */
    String[] getStringArray(String key, String... def);
}
