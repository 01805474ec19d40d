// Two routes of Vue Router. The button does what a filter does: it changes the address of the present route.
import "complaint-form/define";
import { createApp, h } from "vue";
import { createRouter, createWebHistory, RouterLink, RouterView, useRouter } from "vue-router";

const Home = { render: () => h("main", [h("h1", "Home"), h(RouterLink, { id: "to-form", to: "/form" }, () => "Form")]) };

const Form = {
  setup() {
    const router = useRouter();
    const filter = () => router.replace({ path: "/form", query: { filter: "1" } });
    return () =>
      h("main", [
        h(RouterLink, { id: "to-home", to: "/" }, () => "Home"),
        h("button", { type: "button", id: "filter", onClick: filter }, "Filter"),
        h("complaint-form", { endpoint: "/api/complaints", lang: "nl" }, [h("p", "Bel ons.")]),
      ]);
  },
};

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/form", component: Form },
    { path: "/:rest(.*)", component: Home },
  ],
});
const app = createApp({ render: () => h(RouterView) });
app.config.compilerOptions.isCustomElement = (tag) => tag === "complaint-form";
app.use(router).mount("#root");
