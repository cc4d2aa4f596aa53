using Glimpse.Core;
using Spectre.Console.Rendering;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// Cleans what a console draws: colours and cursor moves are the console's own, what steers a terminal within a text
/// isn't.
/// </summary>
internal sealed class CleanRendering : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(drawn => new Cleaned(drawn));

    private sealed class Cleaned(IRenderable drawn) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => drawn.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            drawn
                .Render(options, maxWidth)
                .Select(piece =>
                    piece.IsControlCode || piece.IsLineBreak
                        ? piece
                        : new Segment(Printable.Line(piece.Text), piece.Style));
    }
}
