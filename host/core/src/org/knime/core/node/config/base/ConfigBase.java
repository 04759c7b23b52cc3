// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.tree.TreeNode;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.node.InvalidSettingsException;
import org.xml.sax.SAXException;

/** A settings tree: an ordered map from keys to typed entries, some of which are trees again. */
public abstract class ConfigBase extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {
    private static final long serialVersionUID = 1L;

    private static final String ARRAY_SIZE = "array-size";

    private final LinkedHashMap<String, AbstractConfigEntry> entries = new LinkedHashMap<>();

    /**
     * Creates an empty tree.
     *
     * @param key its key
     */
    public ConfigBase(final String key) {
        super(ConfigEntries.config, key);
    }

    /**
     * Stores an entry under its key.
     *
     * @param entry the entry
     */
    protected void put(final AbstractConfigEntry entry) {
        entries.put(entry.getKey(), entry);
        entry.setParent(this);
    }

    /**
     * The entry with this key.
     *
     * @param key the key
     * @return the entry, null if there is none
     */
    protected AbstractConfigEntry get(final String key) {
        return entries.get(key);
    }

    /**
     * Creates an empty tree of the same class.
     *
     * @param key its key
     * @return the tree
     */
    public abstract ConfigBase getInstance(String key);

    @Override
    public final ConfigBase addConfigBase(final String key) {
        final ConfigBase config = getInstance(key);
        put(config);
        return config;
    }

    /**
     * Adds a subtree of the same class.
     *
     * @param config the subtree
     */
    protected final void addConfigBase(final ConfigBase config) {
        if (config.getClass() != getClass()) {
            throw new IllegalArgumentException(
                    "This " + getClass() + " is not equal to " + config.getClass());
        }
        put(config);
    }

    @Override
    public final ConfigBase getConfigBase(final String key) throws InvalidSettingsException {
        return require(key, ConfigBase.class, "ConfigBase");
    }

    /**
     * Removes a direct entry.
     *
     * @param key its key
     * @return the removed entry, null if there was none
     */
    public final AbstractConfigEntry removeConfig(final String key) {
        return entries.remove(key);
    }

    private <T extends AbstractConfigEntry> T require(
            final String key, final Class<T> type, final String name)
            throws InvalidSettingsException {
        final AbstractConfigEntry entry = entries.get(key);
        if (!type.isInstance(entry)) {
            throw new InvalidSettingsException(name + " for key \"" + key + "\" not found.");
        }
        return type.cast(entry);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public boolean containsKey(final String key) {
        return entries.containsKey(key);
    }

    @Override
    public boolean hasIdenticalValue(final AbstractConfigEntry other) {
        final ConfigBase tree = (ConfigBase) other;
        if (entries.size() != tree.entries.size()) {
            return false;
        }
        for (Map.Entry<String, AbstractConfigEntry> e : entries.entrySet()) {
            final AbstractConfigEntry counterpart = tree.entries.get(e.getKey());
            if (counterpart == null || !e.getValue().isIdentical(counterpart)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A direct entry.
     *
     * @param key its key
     * @return the entry, null if there is none
     */
    public AbstractConfigEntry getEntry(final String key) {
        return entries.get(key);
    }

    /**
     * Adds an entry.
     *
     * @param entry the entry
     */
    public void addEntry(final AbstractConfigEntry entry) {
        put(entry);
    }

    @Override
    public final Iterator<String> iterator() {
        return keySet().iterator();
    }

    @Override
    public final String toStringValue() {
        return getKey();
    }

    /**
     * Appends a readable form of the whole tree, one entry a line.
     *
     * @param buffer the buffer that gets it
     */
    public final void toString(final StringBuffer buffer) {
        describe(0, buffer);
    }

    private void describe(final int depth, final StringBuffer buffer) {
        for (AbstractConfigEntry entry : entries.values()) {
            buffer.append("  ".repeat(depth));
            buffer.append("key=").append(entry.getKey()).append(",type=").append(entry.getType());
            if (entry instanceof ConfigBase subtree) {
                buffer.append(":\n");
                subtree.describe(depth + 1, buffer);
            } else {
                buffer.append("->").append(entry.toStringValue()).append('\n');
            }
        }
    }

    @Override
    public String toString() {
        return getKey();
    }

    /**
     * Not offered by this implementation, which never uses Java serialization.
     *
     * @param stream the stream
     * @throws IOException always
     */
    public final void writeToFile(final ObjectOutputStream stream) throws IOException {
        throw new IOException("Settings are written as XML only; use saveToXML");
    }

    /**
     * Not offered by this implementation, which never uses Java serialization.
     *
     * @param stream the stream
     * @return never
     * @throws IOException always
     */
    protected static ConfigBase readFromFile(final ObjectInputStream stream) throws IOException {
        throw new IOException("Settings are read from XML only; use loadFromXML");
    }

    @Override
    public final void saveToXML(final OutputStream os) throws IOException {
        if (os == null) {
            throw new NullPointerException("Output stream must not be null");
        }
        XMLConfig.save(this, os);
    }

    /**
     * Reads XML into a tree and closes the stream.
     *
     * @param config the tree that gets the entries and the key
     * @param in XML in UTF-8
     * @return the given tree
     * @throws IOException if reading fails or the XML is no settings tree
     */
    protected static ConfigBase loadFromXML(final ConfigBase config, final InputStream in)
            throws IOException {
        if (in == null) {
            throw new NullPointerException("Input stream must not be null");
        }
        config.load(in);
        return config;
    }

    /**
     * Reads XML into this tree and closes the stream.
     *
     * @param is XML in UTF-8
     * @throws IOException if reading fails or the XML is no settings tree
     */
    public void load(final InputStream is) throws IOException {
        try (is) {
            XMLConfig.load(this, is);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void copyTo(final ConfigBaseWO dest) {
        if (dest instanceof CopyFromConfigBase copier) {
            copier.copyFrom(this);
            return;
        }
        for (AbstractConfigEntry entry : entries.values()) {
            if (entry instanceof ConfigBase subtree) {
                subtree.copyTo(dest.addConfigBase(entry.getKey()));
            } else if (dest instanceof ConfigBase tree) {
                tree.addEntry(entry.getType().createEntry(entry.getKey(), plainValue(entry)));
            } else {
                throw new ClassCastException(
                        "Settings can only be copied to a ConfigBase, not to " + dest.getClass());
            }
        }
    }

    private static String plainValue(final AbstractConfigEntry entry) {
        return entry instanceof ConfigTransientStringEntry hidden
                ? hidden.getTransientString()
                : entry.toStringValue();
    }

    @Override
    public TreeNode getChildAt(final int childIndex) {
        return children0().get(childIndex);
    }

    private List<TreeNode> children0() {
        return new ArrayList<>(entries.values());
    }

    @Override
    public int getChildCount() {
        return entries.size();
    }

    @Override
    public int getIndex(final TreeNode node) {
        return children0().indexOf(node);
    }

    @Override
    public final boolean isLeaf() {
        return entries.isEmpty();
    }

    @Override
    public final Enumeration<TreeNode> children() {
        return Collections.enumeration(children0());
    }

    @Override
    public void addPassword(final String key, final String encryptionKey, final String value) {
        put(new ConfigPasswordEntry(key, PasswordCipher.encrypt(encryptionKey, value)));
    }

    /**
     * Adds a password that is already encrypted.
     *
     * @param key its key
     * @param encrypted the encrypted password
     */
    public void addEncryptedPassword(final String key, final String encrypted) {
        put(new ConfigPasswordEntry(key, encrypted));
    }

    @Override
    public String getPassword(final String key, final String encryptionKey)
            throws InvalidSettingsException {
        final String encrypted = require(key, ConfigPasswordEntry.class, "Password").getPassword();
        return PasswordCipher.decrypt(encryptionKey, encrypted);
    }

    @Override
    public String getPassword(final String key, final String encryptionKey, final String def) {
        try {
            return getPassword(key, encryptionKey);
        } catch (InvalidSettingsException e) {
            if (entries.get(key) instanceof ConfigPasswordEntry) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            return def;
        }
    }

    @Override
    public void addTransientString(final String key, final String value) {
        put(new ConfigTransientStringEntry(key, value));
    }

    @Override
    public String getTransientString(final String key) {
        return entries.get(key) instanceof ConfigTransientStringEntry entry
                ? entry.getTransientString()
                : null;
    }

    /** A destination of {@link ConfigBase#copyTo} that wants to do the copying itself. */
    @FunctionalInterface
    public interface CopyFromConfigBase {
        /**
         * Copies a tree into this object.
         *
         * @param src the tree
         */
        void copyFrom(ConfigBase src);
    }

    @Override
    public void addInt(final String key, final int value) {
        put(new ConfigIntEntry(key, value));
    }

    @Override
    public int getInt(final String key) throws InvalidSettingsException {
        return require(key, ConfigIntEntry.class, "Int").getInt();
    }

    @Override
    public int getInt(final String key, final int def) {
        return entries.get(key) instanceof ConfigIntEntry entry ? entry.getInt() : def;
    }

    @Override
    public int[] getIntArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final int[] values = new int[array.checkedSize(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getInt(Integer.toString(i));
        }
        return values;
    }

    @Override
    public int[] getIntArray(final String key, final int... def) {
        try {
            return getIntArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addIntArray(final String key, final int... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addInt(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public void addDouble(final String key, final double value) {
        put(new ConfigDoubleEntry(key, value));
    }

    @Override
    public double getDouble(final String key) throws InvalidSettingsException {
        return require(key, ConfigDoubleEntry.class, "Double").getDouble();
    }

    @Override
    public double getDouble(final String key, final double def) {
        return entries.get(key) instanceof ConfigDoubleEntry entry ? entry.getDouble() : def;
    }

    @Override
    public double[] getDoubleArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final double[] values = new double[array.checkedSize(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getDouble(Integer.toString(i));
        }
        return values;
    }

    @Override
    public double[] getDoubleArray(final String key, final double... def) {
        try {
            return getDoubleArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addDoubleArray(final String key, final double... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addDouble(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public void addFloat(final String key, final float value) {
        put(new ConfigFloatEntry(key, value));
    }

    @Override
    public float getFloat(final String key) throws InvalidSettingsException {
        return require(key, ConfigFloatEntry.class, "Float").getFloat();
    }

    @Override
    public float getFloat(final String key, final float def) {
        return entries.get(key) instanceof ConfigFloatEntry entry ? entry.getFloat() : def;
    }

    @Override
    public float[] getFloatArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final float[] values = new float[array.checkedSize(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getFloat(Integer.toString(i));
        }
        return values;
    }

    @Override
    public float[] getFloatArray(final String key, final float... def) {
        try {
            return getFloatArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addFloatArray(final String key, final float... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addFloat(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public void addChar(final String key, final char value) {
        put(new ConfigCharEntry(key, value));
    }

    @Override
    public char getChar(final String key) throws InvalidSettingsException {
        return require(key, ConfigCharEntry.class, "Char").getChar();
    }

    @Override
    public char getChar(final String key, final char def) {
        return entries.get(key) instanceof ConfigCharEntry entry ? entry.getChar() : def;
    }

    @Override
    public char[] getCharArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final char[] values = new char[array.checkedSize(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getChar(Integer.toString(i));
        }
        return values;
    }

    @Override
    public char[] getCharArray(final String key, final char... def) {
        try {
            return getCharArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addCharArray(final String key, final char... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addChar(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public void addShort(final String key, final short value) {
        put(new ConfigShortEntry(key, value));
    }

    @Override
    public short getShort(final String key) throws InvalidSettingsException {
        return require(key, ConfigShortEntry.class, "Short").getShort();
    }

    @Override
    public short getShort(final String key, final short def) {
        return entries.get(key) instanceof ConfigShortEntry entry ? entry.getShort() : def;
    }

    @Override
    public short[] getShortArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final short[] values = new short[array.checkedSize(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getShort(Integer.toString(i));
        }
        return values;
    }

    @Override
    public short[] getShortArray(final String key, final short... def) {
        try {
            return getShortArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addShortArray(final String key, final short... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addShort(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public void addLong(final String key, final long value) {
        put(new ConfigLongEntry(key, value));
    }

    @Override
    public long getLong(final String key) throws InvalidSettingsException {
        return require(key, ConfigLongEntry.class, "Long").getLong();
    }

    @Override
    public long getLong(final String key, final long def) {
        return entries.get(key) instanceof ConfigLongEntry entry ? entry.getLong() : def;
    }

    @Override
    public long[] getLongArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final long[] values = new long[array.checkedSize(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getLong(Integer.toString(i));
        }
        return values;
    }

    @Override
    public long[] getLongArray(final String key, final long... def) {
        try {
            return getLongArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addLongArray(final String key, final long... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addLong(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public void addByte(final String key, final byte value) {
        put(new ConfigByteEntry(key, value));
    }

    @Override
    public byte getByte(final String key) throws InvalidSettingsException {
        return require(key, ConfigByteEntry.class, "Byte").getByte();
    }

    @Override
    public byte getByte(final String key, final byte def) {
        return entries.get(key) instanceof ConfigByteEntry entry ? entry.getByte() : def;
    }

    @Override
    public byte[] getByteArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final byte[] values = new byte[array.checkedSize(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getByte(Integer.toString(i));
        }
        return values;
    }

    @Override
    public byte[] getByteArray(final String key, final byte... def) {
        try {
            return getByteArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addByteArray(final String key, final byte... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addByte(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public void addBoolean(final String key, final boolean value) {
        put(new ConfigBooleanEntry(key, value));
    }

    @Override
    public boolean getBoolean(final String key) throws InvalidSettingsException {
        return require(key, ConfigBooleanEntry.class, "Boolean").getBoolean();
    }

    @Override
    public boolean getBoolean(final String key, final boolean def) {
        return entries.get(key) instanceof ConfigBooleanEntry entry ? entry.getBoolean() : def;
    }

    @Override
    public boolean[] getBooleanArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final boolean[] values = new boolean[array.checkedSize(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getBoolean(Integer.toString(i));
        }
        return values;
    }

    @Override
    public boolean[] getBooleanArray(final String key, final boolean... def) {
        try {
            return getBooleanArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addBooleanArray(final String key, final boolean... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addBoolean(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public void addString(final String key, final String value) {
        put(new ConfigStringEntry(key, value));
    }

    @Override
    public String getString(final String key) throws InvalidSettingsException {
        return require(key, ConfigStringEntry.class, "String").getString();
    }

    @Override
    public String getString(final String key, final String def) {
        return entries.get(key) instanceof ConfigStringEntry entry ? entry.getString() : def;
    }

    @Override
    public String[] getStringArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        final String[] values = new String[array.checkedSize(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getString(Integer.toString(i));
        }
        return values;
    }

    @Override
    public String[] getStringArray(final String key, final String... def) {
        try {
            return getStringArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addStringArray(final String key, final String... values) {
        final ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addString(Integer.toString(i), values[i]);
            }
        }
    }

    /** Keeps a corrupt size from allocating more than the tree can fill. */
    private int checkedSize(final int size) throws InvalidSettingsException {
        if (size < 0 || size >= entries.size()) {
            throw new InvalidSettingsException(
                    "Array \""
                            + getKey()
                            + "\" announces "
                            + size
                            + " elements but holds only "
                            + (entries.size() - 1));
        }
        return size;
    }
}
