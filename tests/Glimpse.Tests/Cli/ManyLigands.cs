namespace Glimpse.Tests.Cli;

/// <summary>A run of many ligands in 1HPV, by the model of <see cref="LinearModels"/> in two steps.</summary>
internal static class ManyLigands
{
    /// <summary>Its command line; it writes to <c>out</c>.</summary>
    /// <param name="scratch">Where the ligands and the results lie.</param>
    /// <param name="sdf">The ligands.</param>
    /// <param name="more">Further arguments.</param>
    public static string[] Arguments(ScratchFolder scratch, string sdf, params string[] more) =>
        [
            "explain",
            "--protein",
            Fixture.PathOf("1hpv.pdb"),
            "--ligands",
            scratch.Write("poses.sdf", sdf),
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In("out"),
            "--steps",
            "2",
            .. more,
        ];
}
