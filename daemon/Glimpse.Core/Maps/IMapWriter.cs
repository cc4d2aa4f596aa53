namespace Glimpse.Core.Maps;

/// <summary>Writes maps in one file format; <see cref="MapWriters"/> has all of them.</summary>
public interface IMapWriter
{
    /// <summary>
    /// What the format is called on the command line and the wire, and its files' ending, such as <c>dx</c>.
    /// </summary>
    string Name { get; }

    /// <summary>True for ASCII text, false for bytes.</summary>
    bool IsText { get; }

    /// <summary>Where viewers show it, a sentence for help texts.</summary>
    string Placement { get; }

    /// <summary>Writes a map.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="map">The map.</param>
    /// <exception cref="ArgumentException">The number of values isn't the grid's, one isn't finite, or the format needs
    /// what the map lacks.</exception>
    void Write(Stream stream, ChannelMap map);
}
