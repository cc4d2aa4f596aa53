namespace Glimpse.Models.Import.Archives;

/// <summary>An entry of a zip file's central directory.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Flags">General purpose flags.</param>
/// <param name="Method">How it is packed.</param>
/// <param name="Checksum">CRC-32 of its content.</param>
/// <param name="Packed">Bytes in the file.</param>
/// <param name="Unpacked">Bytes of its content.</param>
/// <param name="Header">Where its local header begins.</param>
internal sealed record ZipEntry(
    string Name,
    ushort Flags,
    ushort Method,
    uint Checksum,
    uint Packed,
    uint Unpacked,
    uint Header);
