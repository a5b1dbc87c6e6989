using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Sealpost.Web.Results;

/// <summary>A component as HTML, outside of a page.</summary>
internal static class Rendered
{
    /// <summary>Renders a component whose one parameter is <c>View</c>.</summary>
    public static Task<string> OfAsync<T>(HtmlRenderer renderer, object view)
        where T : IComponent => renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view });
            return (await renderer.RenderComponentAsync<T>(parameters)).ToHtmlString();
        });
}
